/* Small helps in the editor. Each is a Stimulus controller in Wagtail's own application. */
(() => {
  const { Controller } = window.StimulusModule;
  const { app } = window.wagtail;

  /* Says below a text field how long its text is, and how long is good. */
  class Length extends Controller {
    static values = { about: Number };

    connect() {
      this.field = this.element.querySelector('input[type="text"], textarea');
      if (!this.field) return;
      // A browser cuts what is pasted without a word. Here the end stays, and the form refuses it.
      this.most = this.field.maxLength > 0 ? this.field.maxLength : Infinity;
      this.field.removeAttribute('maxlength');
      this.note = document.createElement('p');
      this.note.id = `${this.field.id}-length`;
      this.note.className = 'length-note';
      this.field.insertAdjacentElement('afterend', this.note);
      const described = this.field.getAttribute('aria-describedby') || '';
      this.field.setAttribute('aria-describedby', `${described} ${this.note.id}`.trim());
      this.show = this.show.bind(this);
      this.field.addEventListener('input', this.show);
      this.show();
    }

    disconnect() {
      this.field?.removeEventListener('input', this.show);
      this.note?.remove();
    }

    show() {
      const letters = [...this.field.value.trim()].length;
      const over = letters - this.most;
      this.note.textContent =
        over > 0
          ? `${letters} Zeichen: ${over} zu viel, höchstens ${this.most} passen.`
          : `${letters} Zeichen, gut sind bis zu ${this.aboutValue}.`;
      this.note.classList.toggle('length-note--long', letters > this.aboutValue);
      this.note.classList.toggle('length-note--over', over > 0);
    }
  }

  /* Narrows a long list of checkboxes to what somebody types, and names what is chosen. */
  class Choices extends Controller {
    static targets = ['chosen', 'query', 'option', 'none'];

    connect() {
      this.show();
    }

    search() {
      const wanted = this.plain(this.queryTarget.value.trim());
      this.optionTargets.forEach((option) => {
        option.hidden = !this.plain(option.textContent).includes(wanted);
      });
      this.element.querySelectorAll('fieldset').forEach((group) => {
        group.hidden = !group.querySelector('label:not([hidden])');
      });
      this.noneTarget.hidden = this.optionTargets.some((option) => !option.hidden);
    }

    show() {
      const chosen = this.optionTargets.filter((option) => option.querySelector(':checked'));
      const names = chosen.map((option) => option.textContent.trim());
      this.chosenTarget.textContent = names.length
        ? `Gewählt: ${names.join(', ')}`
        : 'Noch nichts gewählt.';
    }

    /* Without accents, so that "gottingen" and "goettingen" both find Göttingen. */
    plain(text) {
      return text
        .toLowerCase()
        .replace(/ä|ae/g, 'a')
        .replace(/ö|oe/g, 'o')
        .replace(/ü|ue/g, 'u')
        .replace(/ß/g, 'ss');
    }
  }

  /* A link to a place in this form: opens its tab, shows the place and puts the cursor there. */
  class Jump extends Controller {
    go(event) {
      const names = this.element.hash.split('contentpath=')[1]?.split('.') || [];
      const selector = names.map((name) => `[data-contentpath="${CSS.escape(name)}"]`).join(' ');
      const place = selector && document.querySelector(selector);
      if (!place) return;
      event.preventDefault();
      place.dispatchEvent(new CustomEvent('w-focus:focus', { bubbles: true }));
      this.unfold(place);
      // The tab fades in; before that nothing can be scrolled to.
      window.setTimeout(() => {
        place.scrollIntoView({ block: 'center' });
        // On a telephone that moves the form sideways too, and no finger moves it back.
        document.querySelector('main').scrollLeft = 0;
        const field = place.querySelector(
          'input:not([type="hidden"]), textarea:not([hidden]), select, [contenteditable="true"]',
        );
        const buttons = [...place.querySelectorAll('.chooser button')];
        const choose = buttons.find((button) => button.offsetParent);
        (field || choose || place).focus({ preventScroll: true });
      }, 300);
    }

    unfold(place) {
      for (let panel = place.closest('[data-panel]'); panel; panel = panel.parentElement?.closest('[data-panel]')) {
        const toggle = panel.querySelector(':scope > .w-panel__header [data-panel-toggle]');
        if (toggle?.getAttribute('aria-expanded') === 'false') toggle.click();
      }
    }
  }

  /* Says at a side panel's button how much there is to see in it. */
  class Count extends Controller {
    static values = { number: Number, panel: String };

    connect() {
      const toggle = document.querySelector(`[data-side-panel-toggle="${this.panelValue}"]`);
      const counter = toggle?.querySelector('[data-side-panel-toggle-counter]');
      if (!counter) return;
      counter.textContent = this.numberValue;
      counter.hidden = !this.numberValue;
    }
  }

  app.register('cms-count', Count);
  app.register('cms-length', Length);
  app.register('cms-choices', Choices);
  app.register('cms-jump', Jump);
})();
