// The HTML standard's rules, run by tests/browser/test_html.py over every page.
// html-validate:standard is its set of them. To these come the recommended ones that find mistakes; those
// of its recommended rules that are left out are matters of taste (how tags are closed, how a class is
// named, how long a title may be) or are asked of a real browser by axe-core instead.
module.exports = {
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    "form-dup-name": "error",
    "hidden-focusable": "error",
    "input-attributes": "error",
    "missing-doctype": "error",
    "no-dup-class": "error",
    "no-implicit-close": "error",
    "no-missing-references": "error",
    "no-utf8-bom": "error",
  },
};
