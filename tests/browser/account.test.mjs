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

let browser;
const pages = {};
before(async () => {
  browser = await chromium.launch({executablePath: process.env.CHROMIUM, args: ['--no-sandbox']});
  const examples = join(root, 'examples/kazakhstan-2022');
  pages.en = page_of('en.html', examples);
  pages.fr = page_of('fr.html', examples, '--lang', 'fr');
  pages.hostile = hostile();
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

for (const language of ['en', 'fr', 'hostile'])
  for (const [width, colorScheme] of [[360, 'light'], [1200, 'light'], [1200, 'dark'], [2560, 'dark']])
    test(`${language} at ${width}, ${colorScheme}: axe finds nothing, and nothing stands out of the page`, async (t) => {
      const page = await open(t, pages[language], {viewport: {width, height: 900}, colorScheme});
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      const violations = await page.evaluate(`${axe}; axe.run().then((r) => r.violations.map((v) =>
        [v.id, ...v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200))]))`);
      assert.deepEqual(violations, []);
    });

test('a reference of a disagreement leads to the marked words, and back', async (t) => {
  const page = await open(t, pages.en);
  const passage = page.locator('.card .passage').first();
  const words = await passage.locator('mark').textContent();
  await passage.locator('a.ref').click();
  const target = page.locator('mark:target');
  assert.equal(await target.textContent(), words);
  await target.and(page.locator(':visible')).waitFor();
  await page.locator('mark:target + a.back').first().click();
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
    seen.add(await page.evaluate(() => document.activeElement.tagName + document.activeElement.className));
  }
  for (const kind of ['INPUT', 'BUTTON', 'Aoutlet', 'Aref']) assert.ok(seen.has(kind), kind);
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
  assert.equal(await page.locator('.card .ref').first().evaluate((ref) => getComputedStyle(ref, '::before').content), '"["');
});

test('hostile words run nothing and stand there to be read', async (t) => {
  const page = await open(t, pages.hostile);
  assert.equal(await page.evaluate(() => document.scripts.length), 1);
  assert.equal(await page.locator('img, iframe, object, embed, form, base, svg:not(.plot), [onload], [onerror]').count(), 0);
  assert.match(await page.locator('main').textContent(), /<script>alert\(1\)<\/script>/);
  const links = await page.locator('a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  for (const link of links) assert.match(link, /^#/);
});
