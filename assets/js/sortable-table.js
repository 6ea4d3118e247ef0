// Lets readers sort a table by any column. Each heading gets a button; values are compared as the
// page's language compares them, and what is not known stays at the end.
(function () {
  "use strict";

  var collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  function value(row, column) {
    var cell = row.cells[column];
    return cell.dataset.sort || cell.textContent.trim();
  }

  function compare(one, other, descending) {
    if (one === "unknown" || other === "unknown") {
      return (one === "unknown") - (other === "unknown");
    }
    return collator.compare(one, other) * (descending ? -1 : 1);
  }

  function sort(table, heading) {
    var body = table.tBodies[0];
    var descending = heading.getAttribute("aria-sort") === "ascending";
    var rows = Array.from(body.rows);
    rows.sort(function (one, other) {
      return compare(value(one, heading.cellIndex), value(other, heading.cellIndex), descending);
    });
    Array.from(heading.parentNode.cells).forEach(function (cell) {
      cell.removeAttribute("aria-sort");
    });
    heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
    body.append.apply(body, rows);
  }

  function makeSortable(table) {
    Array.from(table.tHead.rows[0].cells).forEach(function (heading) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "table__sort";
      button.title = table.dataset.sortHint;
      button.textContent = heading.textContent;
      button.addEventListener("click", function () {
        sort(table, heading);
      });
      heading.replaceChildren(button);
    });
    table.classList.add("table--sortable");
  }

  document.querySelectorAll("table[data-sortable]").forEach(makeSortable);
})();
