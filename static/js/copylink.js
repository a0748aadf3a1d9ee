// A link to a section also copies its address, and says so. Without this, or without a clipboard (the
// browser gives none to pages without https), it is a link like any other.

const SHOWN = 3000;

const said = document.createElement("p");
said.className = "copied";
said.setAttribute("role", "status");
document.body.append(said);

let timer;
function say(words) {
  said.textContent = "";
  clearTimeout(timer);
  // A word that is said again is only heard when it has been away.
  timer = setTimeout(() => {
    said.textContent = words;
    timer = setTimeout(() => {
      said.textContent = "";
    }, SHOWN);
  }, 50);
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.anchor");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
    return;
  }
  try {
    await navigator.clipboard.writeText(link.href);
    say("Länken är kopierad");
  } catch {
    // Nothing was copied, so nothing is said.
  }
});
