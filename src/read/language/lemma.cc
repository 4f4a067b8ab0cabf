// The longest known suffix of a form decides, the whole form before all. The list of a class only
// says what differs from its part of speech, so that a wrong tense or number rarely costs a lemma
// ("retrouverait" has one lemma in every tense). The hash grows from the
// last character to the first, so that every suffix is one step and one look-up: of "tuées" in
// the list of participles "s", "es", "ées" ... are asked, and "ées" says cut three, append "er".
#include "read/language/lemma.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

// A form as code points.
struct Letters {
  std::array<char32_t, kMaxLemmaForm> written;
  std::array<char32_t, kMaxLemmaForm> low;
  std::size_t size = 0;
  std::size_t shape = 0;  // of Lemmas::kShapes
};

// How a form is written: "tué", "Tué" or "M", "ONU", "McKinsey".
std::size_t shape_of(std::size_t size, std::size_t upper, bool first, bool other_letters) {
  if (upper == 0) return 0;
  if (size > 1 && !other_letters) return 2;
  return first && upper == 1 ? 1 : 3;
}

bool spell(std::string_view form, Letters& letters) {
  std::size_t upper = 0;
  bool first = false;
  bool other = false;
  for (std::size_t i = 0; i < form.size();) {
    const CodePoint c = decode(form, i);
    i += c.size;
    if (letters.size == kMaxLemmaForm) return false;
    if (is_upper(c.value)) {
      ++upper;
      first = first || letters.size == 0;
    } else {
      other = other || is_letter(c.value);
    }
    letters.written[letters.size] = c.value;
    letters.low[letters.size++] = lower(c.value);
  }
  letters.shape = shape_of(letters.size, upper, first, other);
  return true;
}

// The value of the longest text that the list knows at the end of the form (`forward`: at its
// beginning), and how long it is: more than the form where it is the whole of it.
struct Found {
  std::optional<std::uint16_t> value;
  std::size_t length = 0;
};

Found look_up(const Lemmas& lemmas, const Lemmas::List& list, const Letters& letters,
              bool forward = false) {
  std::uint64_t hash = list.seed;
  Found found{lemmas.value(hash)};
  for (std::size_t n = 1; n <= letters.size; ++n) {
    const char32_t c = letters.low[forward ? n - 1 : letters.size - n];
    hash = Lemmas::step(hash, is_digit(c) ? U'0' : c);
    if (n > list.longest) continue;
    if (const auto value = lemmas.value(hash)) found = {value, n};
  }
  if (const auto value = lemmas.value(Lemmas::step(hash, 0))) found = {value, letters.size + 1};
  return found;
}

// "Etat" is "état" where the model says so.
void restore_accent(const Lemmas& lemmas, const Lemmas::Class& of, Letters& letters) {
  if (!of.capitals || letters.shape == 0) return;
  const Found found = look_up(lemmas, *of.capitals, letters, true);
  if (!found.value) return;
  const std::string& letter = lemmas.edit(*found.value).append;
  if (!letter.empty()) letters.low[0] = decode(letter, 0).value;
}

// Of two that are equally long the one of the class.
const Lemmas::Edit* find_edit(const Lemmas& lemmas, const Lemmas::Class& of,
                              const Letters& letters) {
  Found best;
  for (const auto& list : of.edits) {
    if (!list) continue;
    const Found found = look_up(lemmas, *list, letters);
    if (found.value && (!best.value || found.length > best.length)) best = found;
  }
  return best.value ? &lemmas.edit(*best.value) : nullptr;
}

void append_point(std::string& out, char32_t c) {
  if (c < 0x80)
    out.push_back(static_cast<char>(c));
  else
    append(out, c);
}

}  // namespace

void append_lemma(const Lemmas& lemmas, const Lemmas::Class& of, std::string_view form,
                  std::string& out) {
  Letters letters;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled as far as it is read
  if (!spell(form, letters)) {
    out.append(form);
    return;
  }
  restore_accent(lemmas, of, letters);
  const Lemmas::Edit* edit = find_edit(lemmas, of, letters);
  std::uint16_t casing = Lemmas::kKeep;
  if (const auto& list = of.casings[letters.shape])
    casing = look_up(lemmas, *list, letters).value.value_or(Lemmas::kKeep);
  const std::size_t cut = edit ? std::min<std::size_t>(edit->cut, letters.size) : 0;
  const auto& points = casing == Lemmas::kKeep ? letters.written : letters.low;
  const std::size_t from = out.size();
  for (std::size_t i = 0; i < letters.size - cut; ++i)
    if (casing != Lemmas::kUngrouped || points[i] != U',') append_point(out, points[i]);
  if (edit) out.append(edit->append);
  if (casing != Lemmas::kTitle || out.size() == from) return;
  const CodePoint first = decode(out, from);
  std::string capital;
  append(capital, upper(first.value));
  out.replace(from, first.size, capital);
}

void add_lemmas(Words& words) {
  const Lemmas& lemmas = words.language->lemmas();
  const std::vector<Lemmas::Class>& classes = words.language->lemma_classes();
  if (lemmas.empty()) return;
  words.lemmas.reserve(words.text.size());
  for (Unit& unit : words.units) {
    if (unit.tag >= classes.size()) continue;
    if (unit.upos == Upos::kAdpDet || unit.upos == Upos::kAdpPron) continue;
    const auto from = static_cast<std::uint32_t>(words.lemmas.size());
    append_lemma(lemmas, classes[unit.tag], unit.span.of(words.text), words.lemmas);
    unit.lemma = {from, static_cast<std::uint32_t>(words.lemmas.size())};
  }
}

}  // namespace recoupe
