// Mends what stock ipywidgets leave unsaid to assistive technology, for whatever notebook, and
// shows the line in which a page tells what was saved. Runs again as widgets are drawn.
(() => {
  const main = document.getElementById("page");
  const line = document.getElementById("live-status");
  const lang = document.documentElement.lang;
  const hourCycle = lang === "en" ? "h12" : "h23"; // as a clock is read in each place
  let given = 0;

  const idOf = (element) => (element.id ||= `live-${(given += 1)}`);
  const set = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  // Groups: what is drawn as a label beside several controls becomes the name of their group.
  function group(box, role, label) {
    set(box, "role", role);
    if (label) set(box, "aria-labelledby", idOf(label));
  }

  function mend() {
    for (const box of main.querySelectorAll(".widget-toggle-buttons")) {
      group(box, "group", box.querySelector(".widget-label"));
      for (const button of box.querySelectorAll("button")) {
        set(button, "aria-pressed", String(button.classList.contains("mod-active")));
      }
    }
    for (const button of main.querySelectorAll("button.widget-toggle-button:not(.widget-toggle-buttons *)")) {
      set(button, "aria-pressed", String(button.classList.contains("mod-active")));
    }
    for (const box of main.querySelectorAll(".widget-radio")) {
      group(box, "radiogroup", box.querySelector(".widget-label"));
    }
    for (const box of main.querySelectorAll(".x-group")) {
      group(box, "group", box.querySelector(".x-legend"));
    }
    tell();
  }

  // A live region must be there before its words are: the widget's own comes and goes.
  function tell() {
    const said = main.querySelector(".lidera-status [data-state]");
    const words = said?.textContent ?? "";
    if (!said || line.dataset.from === `${said.dataset.state} ${said.dataset.n}`) return;
    line.dataset.from = `${said.dataset.state} ${said.dataset.n}`;
    line.dataset.state = said.dataset.state;
    const now = new Date().toLocaleTimeString(lang, { timeStyle: "short", hourCycle });
    line.textContent = said.dataset.state === "saved" ? `${words} ${now}` : words;
  }

  new MutationObserver(mend).observe(main, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["class"], characterData: true,
  });
  mend();
})();
