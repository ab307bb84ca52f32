/* Files the server makes: fetched with words about how it goes, saved under their own names. */

const LATER = "Försök igen om en stund.";
const SLOW = 400; // ms after which the reader is told that a file is being made

/** Fetch a file and save it; `tell` says how it goes, `words` what it is: "Excel-filen". */
async function fetchFile(link, address, words, tell, options) {
  if (link.getAttribute("aria-busy") === "true") return;
  link.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => tell(`Skapar ${words} …`), SLOW);
  try {
    const name = await savedFile(await fetch(address, options));
    tell(`${capital(words)} är sparad: ${name}`);
  } catch (error) {
    tell(`${capital(words)} kunde inte skapas. ${error instanceof Refusal ? error.message : SILENT}`, true);
  } finally {
    clearTimeout(slow);
    link.removeAttribute("aria-busy");
  }
}

/** The server's own words on why there is no file. */
class Refusal extends Error {}

/** Save what the server sent under the name it gave; return the name. */
async function savedFile(response) {
  if (!response.ok) throw new Refusal(await reasonOf(response));
  const named = response.headers.get("Content-Disposition");
  if (!named) throw new Refusal(LATER); // a page, not a file
  const name = nameOf(named);
  const address = URL.createObjectURL(await response.blob());
  made("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  return name;
}

/** Why a file was refused, if the server said so in plain words. */
async function reasonOf(response) {
  const plain = response.headers.get("Content-Type")?.startsWith("text/plain");
  const words = plain ? await response.text() : "";
  return words.length && words.length < 300 ? words : LATER;
}

/** The name that a header tells a browser to save under. */
function nameOf(header) {
  const whole = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  const simple = /filename="?([^";]+)"?/i.exec(header)?.[1];
  return whole ? decodeURIComponent(whole) : (simple ?? "likvard");
}

/** Words with a capital first letter. */
function capital(words) {
  return words[0].toUpperCase() + words.slice(1);
}
