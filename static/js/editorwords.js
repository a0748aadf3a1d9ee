// The rich text editor names its buttons in English, whatever the language of the page. Here they get the words
// of the page's own catalogue, each time the editor draws some of them anew.

const TOOLS = ".prose-menubar, .prose-editor-dialog";
const translate = window.gettext;

function name(tool) {
  const words = translate(tool.title);
  if (words !== tool.title) {
    tool.title = words;
    tool.setAttribute("aria-label", words);
  }
}

function write(place) {
  const words = translate(place.textContent);
  if (words !== place.textContent) {
    if (place instanceof HTMLOptionElement) {
      place.value = place.value; // what is sent stays what it was, whatever is read
    }
    place.textContent = words;
  }
}

function translateAll() {
  for (const tools of document.querySelectorAll(TOOLS)) {
    tools.querySelectorAll("[title]").forEach(name);
    tools.querySelectorAll(".prose-menubar__option > *, option").forEach(write);
  }
}

if (translate) {
  translateAll();
  new MutationObserver(translateAll).observe(document.body, { childList: true, subtree: true });
}
