/* Figures of the reader's own: a file sent as it is, told of in Swedish, and taken away again. */

const OWN = ".lv-own[data-own]";
const OWN_DONE = "lv-egna";

/** Say how it goes, in the section itself. */
function tellOwn(section, words, fault = false) {
  const status = section.querySelector(".lv-own-status");
  status.toggleAttribute("data-fault", fault);
  status.textContent = words;
}

/** Send a file; the page is loaded anew with what it held, since only then the session is known. */
async function sendOwn(section, file) {
  if (section.dataset.busy) return;
  const most = Number(section.querySelector("[data-own-file]").dataset.most);
  if (file.size > most) {
    tellOwn(section, `Filen är större än ${most / 1e6} megabyte. Dela upp den.`, true);
    return;
  }
  tellOwn(section, `Läser ”${file.name}” …`);
  const words = { "X-Filnamn": encodeURIComponent(file.name.slice(-120)) };
  await askOwn(section, `/egna/${section.dataset.own}`, words, file, "inläst");
}

/** Ask the server, and show the page as it is then; a fault is told where it was made. */
async function askOwn(section, address, headers, body, done) {
  section.dataset.busy = "";
  section.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { method: "POST", headers, body });
    const told = await answer.json();
    if (told.fel) {
      tellOwn(section, told.fel, true);
      return;
    }
    sessionStorage.setItem(OWN_DONE, JSON.stringify({ kind: section.dataset.own, done }));
    withoutDemo();
  } catch {
    tellOwn(section, "Servern svarade inte. Filen är inte inläst. Försök igen om en stund.", true);
  } finally {
    delete section.dataset.busy;
    section.removeAttribute("aria-busy");
  }
}

/** Load the page anew, with real figures. */
function withoutDemo() {
  const address = new URL(location.href);
  address.searchParams.delete("egna");
  if (address.href === location.href) location.reload();
  else location.replace(address.href);
}

/** After the page was loaded anew: go back to the section, and say what was done. */
function goBackToOwn() {
  const told = sessionStorage.getItem(OWN_DONE);
  if (!told) return;
  const { kind, done } = JSON.parse(told);
  const section = document.querySelector(`.lv-own[data-own="${CSS.escape(kind)}"]`);
  if (!section) return;
  sessionStorage.removeItem(OWN_DONE);
  const title = section.querySelector("h2");
  title.scrollIntoView({ block: "center", behavior: "instant" });
  title.focus({ preventScroll: true });
  announce(done === "inläst" ? "Filen är inläst." : "Uppgifterna är borttagna.");
}

/** A file held over the section may be let go there. */
function overOwn(event) {
  const section = event.target.closest?.(OWN);
  if (!section || !event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  section.toggleAttribute("data-over", true);
}

/** A file let go over the section is sent. */
function dropOwn(event) {
  const section = event.target.closest?.(OWN);
  const file = event.dataTransfer?.files[0];
  if (!section || !file) return;
  event.preventDefault();
  section.removeAttribute("data-over");
  sendOwn(section, file);
}

document.addEventListener("change", ({ target }) => {
  if (!target.matches?.("[data-own-file]") || !target.files[0]) return;
  sendOwn(target.closest(OWN), target.files[0]);
  target.value = "";
});
document.addEventListener("click", ({ target }) => {
  const section = target.closest?.("[data-own-remove]")?.closest(OWN);
  if (section) askOwn(section, `/egna/${section.dataset.own}/ta-bort`, { "X-Filnamn": "" }, null, "borttaget");
});
document.addEventListener("dragover", overOwn);
document.addEventListener("dragleave", ({ target, relatedTarget }) => {
  const section = target.closest?.(OWN);
  if (section && !section.contains(relatedTarget)) section.removeAttribute("data-over");
});
document.addEventListener("drop", dropOwn);
new MutationObserver(goBackToOwn).observe(document.body, { childList: true, subtree: true });
