// Keeps the reader's section when the language is changed: twins have the same section ids, so the way to
// a twin takes the fragment along. What the twin lacks, and numbered notes, which differ, stay behind.
(function () {
  "use strict";

  function isSection(id) {
    return Boolean(document.getElementById(id)) && !/^note-\d|:/.test(id);
  }

  function keepSection(link) {
    var id = location.hash.slice(1);
    var lacking = link.dataset.twinLacks.split(" ");
    link.hash = isSection(id) && lacking.indexOf(id) < 0 ? id : "";
  }

  function keepSections() {
    document.querySelectorAll("a[data-twin-lacks]").forEach(keepSection);
  }

  keepSections();
  window.addEventListener("hashchange", keepSections);
})();
