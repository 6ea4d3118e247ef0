// Lets a copy of the portal be read straight from a disk: there, no server turns a folder into its index.html.
(function () {
  "use strict";

  if (location.protocol !== "file:") {
    return;
  }
  document.querySelectorAll("a[href]").forEach(function (link) {
    if (link.protocol === "file:" && link.pathname.endsWith("/")) {
      link.pathname += "index.html";
    }
  });
})();
