// The sentence before the button of a decision, which says what it leads to, follows what is filled in. Nothing
// is done by asking for it. Without this it says what is known when the page is shown.

const place = document.querySelector("[data-leads-to]");
let asking = new AbortController();

async function ask(form) {
  asking.abort();
  asking = new AbortController();
  const body = new FormData(form);
  body.set("look", "1");
  try {
    const answer = await fetch(location.href, { method: "POST", body, signal: asking.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const said = page.querySelector("[data-leads-to]");
    if (answer.ok && said) {
      place.replaceChildren(...said.childNodes);
    }
  } catch {
    // Another question came after it, or no answer: the sentence stays.
  }
}

place?.closest("form").addEventListener("change", (event) => ask(event.currentTarget));
