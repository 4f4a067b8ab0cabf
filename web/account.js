// What a reader gains with a script: a filter, columns to sort by, keys, citations to copy. The page
// is whole without it. It fetches nothing, keeps nothing, and writes text, never markup. Its words
// are those of the body's data-* attributes.
'use strict';
(() => {
  const words = document.body.dataset;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const make = (name, className, text) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };
  const button = (className, text, act) => {
    const element = make('button', className, text);
    element.type = 'button';
    element.addEventListener('click', act);
    return element;
  };
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const go = (element) => {
    element.setAttribute('tabindex', '-1');
    element.focus({preventScroll: true});
    element.scrollIntoView({block: 'start', behavior: calm.matches ? 'auto' : 'smooth'});
  };

  // The filter: entries without all of its words are hidden, and so are sections without entries.
  // They are collected for the first word.
  let entries = null, groups = null;
  const collect = () => {
    entries = all('.card, .charts > figure, .ledger-table tbody, .said, .days li li, .actors > li, .origin-list > li, .report')
      .map((element) => ({element, text: null, shown: true}));
    groups = new Map(all('.speaker, .days > li, .ledger-table, .part').map((group) => [group, []]));
    for (const entry of entries)
      for (let up = entry.element.parentElement; up; up = up.parentElement) groups.get(up)?.push(entry);
  };
  const find = make('input');
  find.type = 'search';
  find.id = 'find';
  find.autocomplete = 'off';
  const told = make('output', 'told');
  told.htmlFor = 'find';
  const filter = () => {
    if (!entries) collect();
    const wanted = plain(find.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const entry of entries) {
      entry.text ??= plain(entry.element.textContent);
      const fits = wanted.every((word) => entry.text.includes(word));
      entry.shown = fits;
      if (entry.element.hidden === fits) entry.element.hidden = !fits;
      shown += fits;
    }
    for (const [group, own] of groups)
      if (own.length) group.hidden = !own.some((entry) => entry.shown);
    told.textContent = wanted.length
      ? words.shown.replace('{n}', shown).replace('{m}', entries.length) : '';
  };
  let waiting = 0;
  find.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });

  // From one disagreement to the next.
  const cards = all('.card');
  const step = (by) => {
    const open = cards.filter((card) => !card.hidden);
    if (!open.length) return;
    const here = open.findIndex((card) => card.contains(document.activeElement));
    const next = here < 0 ? (by > 0 ? 0 : open.length - 1) : (here + by + open.length) % open.length;
    go(open[next]);
  };
  const keys = make('input');
  keys.type = 'checkbox';
  keys.id = 'keys';
  keys.checked = true;
  document.addEventListener('keydown', (event) => {
    if (event.target === find) {
      if (event.key !== 'Escape') return;
      find.value = '';
      filter();
      return;
    }
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, textarea, select, [contenteditable]')) return;
    if (event.key === '/') {
      event.preventDefault();
      find.focus();
    } else if (event.key === 'j' || event.key === 'k') {
      step(event.key === 'j' ? 1 : -1);
    }
  });

  const tools = make('div', 'tools');
  tools.setAttribute('role', 'search');
  const label = make('label', '', words.filter);
  label.htmlFor = 'find';
  tools.append(label, find, told);
  if (cards.length) {
    const keysLabel = make('label', 'keys', words.keys);
    keysLabel.prepend(keys);
    tools.append(button('', words.previous, () => step(-1)), button('', words.next, () => step(1)), keysLabel);
  }
  document.querySelector('.masthead').append(tools);

  // Columns of the ledger: the rows of one question stay together.
  const first = (group, column) => {
    const cell = group.rows[0].cells[column];
    return cell ? cell.dataset.sort ?? cell.textContent : '';
  };
  const compare = (a, b) => {
    const [x, y] = [Number(a), Number(b)];
    return a !== '' && b !== '' && !isNaN(x) && !isNaN(y) ? x - y : a.localeCompare(b, document.documentElement.lang);
  };
  for (const table of all('.ledger-table'))
    all('thead th[data-sortable]', table).forEach((head) => {
      const column = head.cellIndex;
      const text = head.textContent;
      head.replaceChildren(button('sort', text, () => {
        const up = head.getAttribute('aria-sort') !== 'ascending';
        for (const other of all('thead th', table)) other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
        const rows = all('tbody', table).map((group) => [first(group, column), group]);
        rows.sort((a, b) => compare(a[0], b[0]) * (up ? 1 : -1));
        table.append(...rows.map((row) => row[1]));
      }));
    });

  // A citation: the sentence, who printed it, when and where.
  const write = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = make('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
  };
  const offer = (passage) => {
    const copy = button('copy', words.copy, async () => {
      const link = passage.querySelector('a.live');
      const outlet = passage.querySelector('.outlet').textContent;
      const date = passage.querySelector('time')?.textContent;
      const source = [outlet, date, link?.href.replace(/#.*$/, '')].filter(Boolean).join(', ');
      await write(`“${passage.querySelector('blockquote').textContent.trim()}” (${source})`);
      copy.textContent = words.copied;
      setTimeout(() => { copy.textContent = words.copy; }, 2000);
    });
    passage.querySelector('figcaption').append(' ', copy);
  };
  // A passage gets its button when it comes into sight.
  const sight = new IntersectionObserver((seen) => {
    for (const {target} of seen.filter((one) => one.isIntersecting)) {
      sight.unobserve(target);
      offer(target);
    }
  }, {rootMargin: '100%'});
  all('.passage').forEach((passage) => sight.observe(passage));
})();
