import threading
from functools import lru_cache
from types import SimpleNamespace

import pandas as pd
import pytest

from likvard.own import Figures, held, invented, session, uploaded
from likvard.own.session import Store, never_kept, within

KEY_LENGTH = 43


def figures(kind: str = "platser", rows: int = 3) -> Figures:
    """Return an upload."""
    made = pd.DataFrame({"school": [f"Skola {n}" for n in range(rows)]})
    return Figures(kind, made, "uploaded", "Egna uppgifter, uppladdade 30 november 2026.")


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store of the test alone."""
    made = Store()
    monkeypatch.setattr(session, "STORE", made)
    return made


def test_an_upload_is_seen_in_its_own_session_only(store: Store) -> None:
    """Without the key, with another or with a guess there is nothing."""
    mine, yours = store.put("", figures()), store.put("", figures("behov"))
    assert len(mine) == KEY_LENGTH
    with within(mine):
        assert uploaded("platser") is not None
        assert uploaded("behov") is None
    with within(yours):
        assert uploaded("platser") is None
    for guess in ("", "x" * KEY_LENGTH, mine[:-1], mine + "x"):
        with within(guess):
            assert uploaded("platser") is None
    assert uploaded("platser") is None


def test_a_key_brought_from_elsewhere_is_not_taken_over(store: Store) -> None:
    """Who sends a key of her own choice gets another: nobody can be led into a known session."""
    planted = "k" * KEY_LENGTH
    assert store.put(planted, figures()) != planted
    mine = store.put("", figures())
    assert store.put(mine, figures("behov")) == mine
    assert set(store.get(mine)) == {"platser", "behov"}


def test_a_new_file_takes_the_place_of_the_old(store: Store) -> None:
    """There is one upload of a kind, and none after it is taken away."""
    key = store.put("", figures(rows=3))
    store.put(key, figures(rows=5))
    assert len(store.get(key)["platser"].rows) == 5
    store.remove(key, "behov")
    assert len(store) == 1
    store.remove(key, "platser")
    assert len(store) == 0
    store.remove(key, "platser")


def test_who_has_been_still_too_long_is_let_go() -> None:
    """Uploads end some hours after they were last looked at, not after they were made."""
    now = SimpleNamespace(time=0.0)
    store = Store(lambda: now.time)
    looked_at, left = store.put("", figures()), store.put("", figures())
    now.time = session.LONGEST_STILL - 1
    assert store.get(looked_at)
    now.time = session.LONGEST_STILL + 1
    assert store.get(looked_at)
    assert not store.get(left)
    assert len(store) == 1


def test_sessions_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """With too many or too large ones, those that have been still the longest go first."""
    monkeypatch.setattr(session, "MOST_SESSIONS", 3)
    store = Store()
    keys = [store.put("", figures()) for _ in range(3)]
    store.get(keys[0])
    keys.append(store.put("", figures()))
    assert [bool(store.get(key)) for key in keys] == [True, False, True, True]
    monkeypatch.setattr(session, "MOST_BYTES", 1)
    last = store.put("", figures())
    assert store.get(last)
    assert len(store) == 1


def test_what_is_given_is_the_readers_own_to_change(store: Store) -> None:
    """A page that changes its rows changes nobody's figures."""
    key = store.put("", figures())
    with within(key):
        found = uploaded("platser")
        assert found is not None
        found.rows.loc[0, "school"] = "Ändrad"
        again = uploaded("platser")
    assert again is not None
    assert again.rows.loc[0, "school"] == "Skola 0"


def test_a_page_sees_what_there_was_when_it_began(store: Store) -> None:
    """What comes or goes while a page is made is seen by the next one."""
    key = store.put("", figures())
    with within(key):
        store.remove(key, "platser")
        assert uploaded("platser") is not None
    with within(key):
        assert uploaded("platser") is None


def test_nothing_made_of_an_upload_is_kept(store: Store) -> None:
    """A kept answer is neither made of, nor given to, a session with figures of its own."""

    @never_kept
    @lru_cache
    def told(word: str) -> str:
        found = uploaded("platser")
        return f"{word}: {0 if found is None else len(found.rows)}"

    key = store.put("", figures())
    with within(key):
        assert told("rader") == "rader: 3"
    assert told("rader") == "rader: 0"
    with within(key):
        assert told("rader") == "rader: 3"
    assert told("rader") == "rader: 0"


def test_sessions_side_by_side_do_not_mix(store: Store) -> None:
    """Many readers in threads of their own each see their own rows, every time."""
    keys = {store.put("", figures(rows=n)): n for n in range(1, 9)}
    seen: list[bool] = []

    def look(key: str, rows: int) -> None:
        for _ in range(50):
            with within(key):
                found = uploaded("platser")
                seen.append(found is not None and len(found.rows) == rows)

    threads = [threading.Thread(target=look, args=one) for one in keys.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 400
    assert all(seen)


def test_invented_rows_are_never_mixed_with_real_ones(store: Store, database: None) -> None:
    """Who asks for invented rows gets those and nothing else, also with an upload of her own."""
    del database
    with within(store.put("", figures())):
        asked, real = held("platser", demo=True), held("platser")
    assert asked is not None
    assert asked.is_demo
    assert asked.rows.equals(invented("platser").rows)
    assert real is not None
    assert not real.is_demo
    assert real.mark == ""
    assert held("platser") is None
