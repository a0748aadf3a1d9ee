// Marks the section being read in the table of contents, and closes the folded one when it has been used.
// The page works without it.

const navs = [...document.querySelectorAll("[data-docnav]")];
const links = navs.flatMap((nav) => [...nav.querySelectorAll('a[href^="#"]')]);
const byId = Map.groupBy(links, (link) => link.hash.slice(1));
const targets = [...byId.keys()].map((id) => document.getElementById(id)).filter(Boolean);

function mark() {
  // The line that a heading must have passed sinks towards the end, where the last ones cannot reach the top.
  const height = window.innerHeight;
  const left = document.documentElement.scrollHeight - window.scrollY - height;
  const line = height * 0.3 + Math.max(0, height * 0.7 - left);
  const passed = targets.filter((target) => target.getBoundingClientRect().top <= line);
  const current = passed.at(-1) ?? targets[0];
  for (const link of links) {
    if (link.hash.slice(1) === current?.id) {
      link.setAttribute("aria-current", "true");
    } else {
      link.removeAttribute("aria-current");
    }
  }
}

for (const nav of navs) {
  nav.addEventListener("click", (event) => {
    if (nav.matches("details") && event.target.closest("a")) {
      nav.open = false;
    }
  });
}

let waiting = false;
function later() {
  if (!waiting) {
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  }
}

addEventListener("scroll", later, { passive: true });
addEventListener("resize", later, { passive: true });
mark();
