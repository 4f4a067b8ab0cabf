// The page of the account in a browser, as a reader meets it: node --test account.test.mjs
// RECOUPE is the program, CHROMIUM the browser; tools/check_page sets both.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'recoupe-page-'));
const page_of = (name, ...inputs) => {
  const path = join(folder, name);
  execFileSync(process.env.RECOUPE, ['brief', ...inputs, '--html', path]);
  return pathToFileURL(path).href;
};

// Every hostile string as title, outlet and first line of an article, with figures that disagree.
const hostile = () => {
  const lines = readFileSync(join(root, 'tests/hostile/strings.jsonl'), 'utf8').trim().split('\n');
  const reports = lines.map(JSON.parse).map((text, i) => JSON.stringify({
    id: `h${i}`, title: text, outlet: text, url: text, published: '2022-01-08', language: 'en', clean: true,
    text: `${text}\n\nPolice in Almaty said ${10 + i} people were killed on Friday.\n\n${text}`,
  }));
  const path = join(folder, 'hostile.jsonl');
  writeFileSync(path, reports.join('\n') + '\n');
  return page_of('hostile.html', '--jsonl', path);
};

// Some hundred reports of one event that differ in their figures, places and speakers.
const crowd = (n) => {
  const speakers = ['Interior Minister Elena Marchetti', 'Governor Paul Okafor', 'Mayor Tomas Keller', 'General Ivan Petrov'];
  const cities = ['Kharkiv', 'Almaty', 'Odessa', 'Lviv', 'Tbilisi'];
  const pick = (from, i) => from[i % from.length];
  const kinds = [
    (i) => `At least ${10 + i % 9} people were killed in ${pick(cities, i)} when the river burst its banks, ${pick(speakers, i)} said.`,
    (i) => `${pick(speakers, i + 1)} told reporters that ${100 + 10 * (i % 7)} people had been injured and ${5 + i % 6} were missing.`,
    (i) => `“We will say every night what we know and what we do not know,” said ${pick(speakers, i + 2)} in ${pick(cities, i)}.`,
    (i) => `About ${1000 * (2 + i % 8)} residents were evacuated from ${pick(cities, i + 1)}, according to ${pick(speakers, i)}.`,
    (i) => `Police arrested ${3 + i % 5} people for looting in ${pick(cities, i + 2)}.`,
    (i) => `${pick(speakers, i)} met ${pick(speakers, i + 1)} in ${pick(cities, i)} to talk about aid worth ${2 + i % 9} million dollars.`,
  ];
  const reports = Array.from({length: n}, (_, i) => JSON.stringify({
    id: `c${i}`, title: `Flood of the river Oma: rescuers search in ${pick(cities, i)}`, outlet: `Outlet ${i % 120}`,
    url: `https://outlet${i % 120}.example/flood/${i}`, published: `2022-03-0${7 + i % 3}`, language: 'en', clean: true,
    text: Array.from({length: 20}, (_, k) => pick(kinds, i * 7 + k * 5)(i * 11 + k * 3)).join('\n\n'),
  }));
  const path = join(folder, 'crowd.jsonl');
  writeFileSync(path, reports.join('\n') + '\n');
  return page_of('crowd.html', '--jsonl', path);
};

let browser;
const pages = {};
before(async () => {
  browser = await chromium.launch({executablePath: process.env.CHROMIUM, args: ['--no-sandbox']});
  const examples = join(root, 'examples/kazakhstan-2022');
  pages.en = page_of('en.html', examples);
  pages.fr = page_of('fr.html', examples, '--lang', 'fr');
  pages.hostile = hostile();
  pages.crowd = crowd(500);
});
after(async () => {
  await browser.close();
  rmSync(folder, {recursive: true});
});

// Opens a page; whatever it asks for beyond itself, says or throws fails the test.
const open = async (t, url, options = {}) => {
  const context = await browser.newContext({viewport: {width: 1200, height: 900}, ...options});
  t.after(() => context.close());
  const page = await context.newPage();
  const wrong = [];
  page.on('request', (request) => request.url().split('#')[0] === url || wrong.push(request.url()));
  page.on('console', (message) => wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('dialog', (dialog) => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  await page.goto(url);
  t.after(() => assert.deepEqual(wrong, []));
  return page;
};

// All of the page, what is out of sight too.
const lay_out = (page) => page.evaluate(() => {
  const all = new CSSStyleSheet();
  all.replaceSync('* { content-visibility: visible !important; }');
  document.adoptedStyleSheets = [all];
});

for (const language of ['en', 'fr', 'hostile'])
  for (const [width, colorScheme] of [[360, 'light'], [1200, 'light'], [1200, 'dark'], [2560, 'dark']])
    test(`${language} at ${width}, ${colorScheme}: axe finds nothing, and nothing stands out of the page`, async (t) => {
      const page = await open(t, pages[language], {viewport: {width, height: 900}, colorScheme});
      await lay_out(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      const violations = await page.evaluate(`${axe}; axe.run().then((r) => r.violations.map((v) =>
        [v.id, ...v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200))]))`);
      assert.deepEqual(violations, []);
    });

for (const [width, height] of [[1200, 900], [1920, 1080]])
  test(`the first screen at ${width} says what is reported, what is disputed and by how many origins`, async (t) => {
    const page = await open(t, pages.en, {viewport: {width, height}});
    for (const part of ['.headline', '.flow', '.first .disputed', '.first .reported']) {
      const box = await page.locator(`#s1 ${part}`).boundingBox();
      assert.ok(box.y + box.height <= height, part);
    }
    assert.match(await page.locator('#s1 .disputed').textContent(), /How many troops\?\s+250 \/ 2,500/);
  });

test('a phone shows the headline, the origins and the first dispute at once', async (t) => {
  const page = await open(t, pages.fr, {viewport: {width: 360, height: 800}});
  for (const part of ['.headline', '.flow', '.first .disputed li:first-child']) {
    const box = await page.locator(`#s1 ${part}`).boundingBox();
    assert.ok(box.y + box.height <= 800, part);
  }
});

test('an account of 500 articles stays below 10 MB, and a browser lays out what is in sight', async (t) => {
  const page = await open(t, pages.crowd);
  assert.ok(readFileSync(fileURLToPath(pages.crowd)).length < 10_000_000);
  assert.ok(await page.locator('#s1 .report').count() > 300);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const {metrics} = await session.send('Performance.getMetrics');
  assert.ok(metrics.find((m) => m.name === 'LayoutObjects').value < 20_000);
  const navigation = await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd);
  t.diagnostic(`loaded in ${Math.round(navigation)} ms`);
  // What is out of sight is still found: a link leads there.
  await page.locator('.ledger-table [role=doc-noteref]').first().click();
  await page.locator('mark:target').and(page.locator(':visible')).waitFor();
});

test('with the keyboard alone a reference leads to its words and back', async (t) => {
  const page = await open(t, pages.en);
  await page.locator('.card .passage a[role=doc-noteref]').first().focus();
  const card = await page.evaluate(() => document.activeElement.closest('.card').id);
  await page.keyboard.press('Enter');
  await page.locator('mark:target').and(page.locator(':visible')).waitFor();
  const role = () => page.evaluate(() => document.activeElement.role);
  for (let i = 0; i < 3 && await role() !== 'doc-backlink'; ++i) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.ok(page.url().endsWith(`#${card}`));
});

test('a reference of a disagreement leads to the marked words, and back', async (t) => {
  const page = await open(t, pages.en);
  const passage = page.locator('.card .passage').first();
  const words = await passage.locator('mark').textContent();
  await passage.locator('a[role=doc-noteref]').click();
  const target = page.locator('mark:target');
  assert.equal(await target.textContent(), words);
  await target.and(page.locator(':visible')).waitFor();
  await page.locator('mark:target + a[role=doc-backlink]').first().click();
  assert.match(page.url(), /#s1-f\d+$/);
});

test('the filter leaves what holds all its words, and Escape brings the rest back', async (t) => {
  const page = await open(t, pages.en);
  const entries = page.locator('.card:visible, .said:visible, .report:visible');
  const all = await entries.count();
  await page.keyboard.press('/');
  await page.keyboard.type('meridian bulletin');
  await page.waitForFunction(() => document.querySelector('.told').textContent);
  const left = await entries.count();
  assert.ok(left > 0 && left < all);
  for (const text of await page.locator('.report:visible').allTextContents())
    assert.match(text.toLowerCase(), /meridian bulletin/);
  await page.keyboard.press('Escape');
  assert.equal(await entries.count(), all);
});

test('the keys j and k go from disagreement to disagreement, and can be turned off', async (t) => {
  const page = await open(t, pages.en);
  const here = () => page.evaluate(() => document.activeElement.closest('.card')?.id ?? '');
  await page.keyboard.press('j');
  const first = await here();
  await page.keyboard.press('j');
  const second = await here();
  assert.ok(first && second && first !== second);
  await page.keyboard.press('k');
  assert.equal(await here(), first);
  await page.locator('#keys').uncheck();
  await page.keyboard.press('j');
  assert.equal(await here(), '');
});

test('everything can be reached with the tabulator alone', async (t) => {
  const page = await open(t, pages.en);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  const seen = new Set();
  for (let i = 0; i < 40; ++i) {
    await page.keyboard.press('Tab');
    seen.add(await page.evaluate(() => document.activeElement.tagName + (document.activeElement.role ?? document.activeElement.className)));
  }
  for (const kind of ['INPUT', 'BUTTON', 'Aoutlet', 'Adoc-noteref']) assert.ok(seen.has(kind), kind);
});

test('the ledger sorts by value, up and down', async (t) => {
  const page = await open(t, pages.en);
  const head = page.locator('.ledger-table').first().locator('thead th', {hasText: 'Value'});
  const values = () => page.locator('.ledger-table').first().evaluate((table) =>
    [...table.tBodies].map((body) => Number(body.rows[0].querySelector('td.value').dataset.sort)));
  await head.locator('button').click();
  assert.equal(await head.getAttribute('aria-sort'), 'ascending');
  assert.deepEqual(await values(), (await values()).toSorted((a, b) => a - b));
  await head.locator('button').click();
  assert.deepEqual(await values(), (await values()).toSorted((a, b) => b - a));
});

test('a citation is copied with outlet and date', async (t) => {
  const page = await open(t, pages.en, {permissions: ['clipboard-read', 'clipboard-write']});
  const passage = page.locator('.card .passage').first();
  await passage.locator('button.copy').click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied.includes(await passage.locator('.outlet').textContent()));
  assert.ok(copied.includes(await passage.locator('mark').textContent()));
});

test('without a script all is there, and no tool that would not work', async (t) => {
  const page = await open(t, pages.en, {javaScriptEnabled: false});
  for (const part of ['disagreements', 'ledger', 'matrix', 'statements', 'timeline', 'map', 'people', 'sources', 'articles'])
    assert.ok(await page.locator(`#s1-${part}`).isVisible(), part);
  assert.equal(await page.locator('button, input').count(), 0);
});

test('on paper the tools are gone, and the evidence is numbered', async (t) => {
  const page = await open(t, pages.en);
  assert.ok((await page.pdf()).length > 50_000);
  await page.emulateMedia({media: 'print'});
  assert.equal(await page.locator('.tools, .contents, button.copy').and(page.locator(':visible')).count(), 0);
  assert.equal(await page.locator('.card [role=doc-noteref]').first().evaluate((ref) => getComputedStyle(ref, '::before').content), '"["');
});

test('hostile words run nothing and stand there to be read', async (t) => {
  const page = await open(t, pages.hostile);
  assert.equal(await page.evaluate(() => document.scripts.length), 1);
  assert.equal(await page.locator('img, iframe, object, embed, form, base, svg:not(.plot), [onload], [onerror]').count(), 0);
  assert.match(await page.locator('main').textContent(), /<script>alert\(1\)<\/script>/);
  const links = await page.locator('a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  for (const link of links) assert.match(link, /^#/);
});
