// Comfort for the reader: every page is whole without this file.
(function () {
  "use strict";
  var root = document.documentElement;

  // Storage is refused in some settings, also for pages opened as files.
  function remembered(key) {
    try { return localStorage.getItem(key); } catch (e) { return null; }
  }
  function remember(key, value) {
    try { localStorage.setItem(key, value); } catch (e) { /* forgotten with the page */ }
  }

  // At once, before anything is painted.
  var theme = remembered("theme");
  if (theme === "light" || theme === "dark") {
    root.dataset.theme = theme;
  }

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function themeButton() {
    var button = document.querySelector(".theme-button");
    function label() {
      button.setAttribute("aria-label", isDark() ? "Light colours" : "Dark colours");
      button.title = button.getAttribute("aria-label");
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      root.dataset.theme = isDark() ? "light" : "dark";
      remember("theme", root.dataset.theme);
      label();
    });
    label();
  }

  // A language chosen in one place is chosen everywhere; nothing jumps under the reader's eyes.
  function chooseTab(name, clicked) {
    var before = clicked && clicked.getBoundingClientRect().top;
    document.querySelectorAll(".tabs > input").forEach(function (input) {
      if (input.value === name) { input.checked = true; }
    });
    if (clicked) { window.scrollBy(0, clicked.getBoundingClientRect().top - before); }
  }

  function tabs() {
    var name = remembered("tab");
    if (name) { chooseTab(name, null); }
    document.addEventListener("change", function (event) {
      if (event.target.matches(".tabs > input")) {
        chooseTab(event.target.value, event.target.parentElement);
        remember("tab", event.target.value);
      }
    });
  }

  function plainText(pre) {
    var copy = pre.cloneNode(true);
    copy.querySelectorAll(".conum").forEach(function (number) { number.remove(); });
    return copy.textContent.replace(/[ \t]+$/gm, "").replace(/\n*$/, "\n");
  }

  // For pages opened as files, where some browsers have no clipboard.
  function copyBySelection(text) {
    var area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    document.body.append(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("copying was refused"));
  }

  function copy(text) {
    return navigator.clipboard
      ? navigator.clipboard.writeText(text).catch(function () { return copyBySelection(text); })
      : copyBySelection(text);
  }

  function copyButtons() {
    document.querySelectorAll("figure.listing").forEach(function (figure) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = "Copy";
      button.addEventListener("click", function () {
        copy(plainText(figure.querySelector("pre"))).then(
          function () { say(button, "Copied"); },
          function () { say(button, "Not allowed"); });
      });
      figure.append(button);
    });
  }

  function say(button, word) {
    button.textContent = word;
    setTimeout(function () { button.textContent = "Copy"; }, 2000);
  }

  // Marks in the contents the section that is being read.
  function followReading() {
    var links = new Map();
    document.querySelectorAll(".sections a[href^='#']").forEach(function (link) {
      links.set(link.getAttribute("href").slice(1), link);
    });
    var headings = Array.from(document.querySelectorAll("h2[id]")).filter(function (heading) {
      return links.has(heading.id);
    });
    function mark() {
      var current = null;
      headings.forEach(function (heading) {
        if (heading.getBoundingClientRect().top < innerHeight / 3) { current = heading; }
      });
      links.forEach(function (link, id) {
        if (current && id === current.id) { link.setAttribute("aria-current", "true"); }
        else { link.removeAttribute("aria-current"); }
      });
    }
    if (headings.length) {
      addEventListener("scroll", mark, { passive: true });
      mark();
    }
  }

  // On a narrow page the contents lie over the text: a chosen section closes them.
  function closeContents() {
    var contents = document.getElementById("contents");
    contents.addEventListener("click", function (event) {
      if (event.target.closest("a") && contents.matches(":popover-open")) {
        contents.hidePopover();
      }
    });
  }

  // Answers are printed too.
  function openForPrint() {
    addEventListener("beforeprint", function () {
      document.querySelectorAll("details").forEach(function (details) { details.open = true; });
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    themeButton();
    tabs();
    copyButtons();
    followReading();
    if (HTMLElement.prototype.hidePopover) { closeContents(); }
    openForPrint();
  });
})();
