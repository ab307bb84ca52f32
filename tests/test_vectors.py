import json
import math
import subprocess
import sys
from pathlib import Path

import pytest

from likvard.warehouse import ROOT
from tests import vectors
from tests.vector_measures import MEASURES
from tests.vectors import Json

KNOWN = ROOT / "tests/data/known_answers.json"
CASES = [
    (measure, case)
    for measure, cases in json.loads(KNOWN.read_text(encoding="utf-8"))["measures"].items()
    for case in cases
]


def run(*arguments: str) -> tuple[int, list[str]]:
    """Run the command from the root of the repository, with nothing else to go by."""
    done = subprocess.run(
        [sys.executable, "tests/vectors.py", *arguments],
        cwd=ROOT,
        env={"PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def written(tmp_path: Path, content: str) -> str:
    """Return the name of a file that holds so much."""
    path = tmp_path / "answers.json"
    path.write_text(content, encoding="utf-8")
    return str(path)


def held(capsys: pytest.CaptureFixture[str], name: str) -> tuple[int, list[str]]:
    """Return what the command answers of a file of that name."""
    code = vectors.main([name])
    return code, capsys.readouterr().out.splitlines()


def test_the_command_passes_when_every_known_answer_is_met() -> None:
    """All hand-worked answers are met, and the command says so and exits 0."""
    assert run(str(KNOWN)) == (0, [f"{len(CASES)} of {len(CASES)} known answers are met"])


def test_every_measure_has_a_known_answer() -> None:
    """No measure that the command knows is without a hand-worked answer."""
    assert {measure for measure, _ in CASES} == set(MEASURES)


def test_the_command_reports_a_wrong_answer(tmp_path: Path) -> None:
    """A wrong answer is told in a line with measure, id, expected and got, and the exit is 1."""
    case = {"id": "pair", "inputs": {"x": [1, 3]}, "expected": 0.26, "tol": 1e-8}
    code, lines = run(written(tmp_path, json.dumps({"measures": {"gini": [case]}})))
    assert code == 1
    assert lines == ["gini pair: expected 0.26, got 0.25", "0 of 1 known answers are met"]


def changed(expected: Json) -> Json:
    """Return an answer of the same shape that is wrong in its last number."""
    if isinstance(expected, dict):
        last = list(expected)[-1]
        return expected | {last: changed(expected[last])}
    if isinstance(expected, list):
        return [*expected[:-1], changed(expected[-1])]
    if isinstance(expected, str):
        return expected + "?"
    return 1.0 if expected is None else expected + 0.1


@pytest.mark.parametrize(("measure", "case"), CASES, ids=lambda part: str(part)[:30])
def test_no_wrong_answer_passes(measure: str, case: dict[str, Json]) -> None:
    """Changing the last number of any known answer makes it fail, undefined ones included."""
    data = json.loads(KNOWN.read_text(encoding="utf-8"))["data"]
    assert vectors.failure(measure, case, data) is None
    wrong = case | {"expected": changed(case["expected"])}
    assert "expected" in str(vectors.failure(measure, wrong, data))


@pytest.mark.parametrize(
    ("measure", "case", "told"),
    [
        ("score", {"id": "a", "inputs": {}, "expected": 1}, "no such measure"),
        ("gini", {"id": "a", "inputs": {"x": [1, 3], "y": 1}, "expected": 0.25}, "unexpected"),
        ("gini", {"id": "a", "inputs": {"x": "data:none"}, "expected": 0.25}, "none"),
        ("gini", {"id": "a", "inputs": {"x": [1, 3]}}, "expected"),
        ("gini", {"id": "a", "inputs": {"x": [-1, 3]}, "expected": 0.25}, "below zero"),
        ("gini", {"id": "a", "inputs": {"x": [1, 3]}, "expected": None}, "expected null, got 0.25"),
        ("spread", {"id": "a", "inputs": {"x": [1, 3]}, "expected": {"no": 1}}, "nothing"),
        ("wilson", {"id": "a", "inputs": {"k": 1, "n": 2}, "expected": [0.5]}, "expected [0.5]"),
        ("gini", "no case", "expected an answer"),
    ],
)
def test_what_cannot_be_held_is_a_failure(measure: str, case: Json, told: str) -> None:
    """Unknown measures, inputs and references, and answers of another shape, are failures."""
    line = vectors.failure(measure, case, {})
    assert line is not None
    assert line.startswith(f"{measure} ")
    assert told in line


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"measures": 1}', '{"measures": {"gini": 1}}']
)
def test_an_unreadable_file_never_passes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    """A file of another format is refused in words."""
    code, lines = held(capsys, written(tmp_path, content))
    assert code > 0
    assert lines


def test_a_missing_file_and_an_empty_one_never_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No file is told in one line; a file without answers passes nothing."""
    code, lines = held(capsys, str(tmp_path / "none.json"))
    assert (code, len(lines)) == (2, 1)
    assert held(capsys, written(tmp_path, '{"measures": {}}'))[0] == 1


def test_large_numbers_agree_relative_to_their_size() -> None:
    """A tolerance is absolute up to one and relative above it."""
    assert vectors._close(2e9, 2e9 + 1, 1e-8)
    assert not vectors._close(2e-9, 3e-8, 1e-8)
    assert not vectors._close(math.nan, 1, 1e-8)


def test_a_number_that_is_no_number_is_never_taken_for_undefined() -> None:
    """A measure that gives NaN instead of refusing has failed."""
    assert vectors._difference(math.nan, None, 1e-8) is not None
    assert vectors._difference(None, math.nan, 1e-8) is None


def test_an_input_that_is_null_is_one_that_is_not_given() -> None:
    """A measure without weights meets its answer also where the file says that there are none."""
    case = {"id": "a", "inputs": {"x": [1, 3], "w": None}, "expected": {"range": 2}}
    assert vectors.failure("spread", case, {}) is None
