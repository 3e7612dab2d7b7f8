'use strict';

// The pages work without this script: it adds the filters of the list of rules, those of long tables, and the buttons that copy queries.

(() => {
  const filters = document.getElementById('filters');
  if (filters)
    filterRules(filters);
  for (const field of document.querySelectorAll('input[data-filters]'))
    filterRows(field);
  for (const figure of document.querySelectorAll('figure.whole'))
    addCopyButton(figure);

  // The filters live behind the # of the address, so that other pages can link to a filtered list and "back" works, from a file too.
  function filterRules(form) {
    const rules = [...document.getElementById('rules').children];
    const texts = window.searchTexts ?? [];
    const entries = rules.map((element, index) => ({ element, text: texts[index] ?? '' }));
    const status = document.getElementById('count');
    const linked = document.getElementById('linked');

    const controls = () => [...form.elements].filter(control => control.name);
    const read = () => new URLSearchParams(location.hash.slice(1));

    function show() {
      const wanted = read();
      for (const control of controls())
        control.value = wanted.get(control.name) ?? '';
      const other = wanted.get('event') ?? wanted.get('path');
      linked.hidden = !other;
      linked.querySelector('span').textContent = other ?? '';
      apply(wanted);
      goToOnly(wanted);
    }

    function apply(wanted) {
      const words = (wanted.get('q') ?? '').toLowerCase().split(/\s+/).filter(word => word);
      const facets = [...wanted].filter(([name, value]) => name !== 'q' && value);
      let shown = 0;
      for (const { element, text } of entries) {
        const fits = facets.every(([name, value]) => (element.dataset[name] ?? '').split('\t').includes(value))
          && words.every(word => text.includes(word));
        element.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      status.textContent = shown === entries.length ? `${shown} rules` : `${shown} of ${entries.length} rules`;
    }

    // Findings link to the file of their rule, for they do not know the name of its page.
    function goToOnly(wanted) {
      const found = rules.filter(rule => !rule.hidden);
      if (wanted.has('path') && found.length === 1)
        location.replace(found[0].querySelector('a').href);
    }

    function write() {
      const wanted = read();
      for (const control of controls())
        control.value ? wanted.set(control.name, control.value) : wanted.delete(control.name);
      history.replaceState(null, '', `#${wanted}`);
      apply(wanted);
    }

    form.addEventListener('input', write);
    form.addEventListener('submit', event => event.preventDefault());
    form.addEventListener('reset', () => {
      history.replaceState(null, '', '#');
      show();
    });
    window.addEventListener('hashchange', show);
    form.hidden = false;
    show();
  }

  function filterRows(field) {
    const rows = [...document.querySelectorAll(field.dataset.filters)].map(row => ({ row, text: row.textContent.toLowerCase() }));
    const status = document.getElementById('count');
    field.addEventListener('input', () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(word => word);
      let shown = 0;
      for (const { row, text } of rows) {
        row.hidden = !words.every(word => text.includes(word));
        shown += row.hidden ? 0 : 1;
      }
      status.textContent = words.length === 0 ? '' : `${shown} of ${rows.length} rows`;
    });
    field.closest('[hidden]').hidden = false;
  }

  function addCopyButton(figure) {
    if (!navigator.clipboard)
      return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(figure.querySelector('code').textContent);
      button.textContent = 'Copied';
    });
    figure.append(button);
  }
})();
