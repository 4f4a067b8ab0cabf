// See name_match.h. Words differ by an edit distance in half steps: a vowel costs one, a consonant
// two, since transliterations quarrel about vowels. "Maria" and "Mario" are two people all the
// same.
#include "relate/actors/name_match.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr int kEqual = 1000, kSameKey = 980, kInitial = 800, kWeak = 740, kOther = 700, kNear = 900,
              kShort = 940;
constexpr int kMissingWord = 30;           // a word that only one of the names has
constexpr std::size_t kMaxWordBytes = 40;  // longer words are cut: no name is as long

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }
bool alike(char a, char b) {  // "Jomart" and "Schomart": zh and sh; "Gyu" and "Kyu": voiced or not
  constexpr std::array<std::string_view, 4> kPairs{"SJ", "gk", "dt", "bp"};
  return (vowel(a) && vowel(b)) ||
         std::any_of(kPairs.begin(), kPairs.end(), [&](std::string_view p) {
           return (a == p[0] && b == p[1]) || (a == p[1] && b == p[0]);
         });
}
int cost_of(char c) { return vowel(c) ? 1 : 2; }

// Weighted edit distance with swaps of neighbours; half steps.
int distance(std::string_view a, std::string_view b) {
  a = a.substr(0, kMaxWordBytes);
  b = b.substr(0, kMaxWordBytes);
  std::array<std::array<int, kMaxWordBytes + 1>, 3> rows{};
  for (std::size_t j = 1; j <= b.size(); ++j) rows[0][j] = rows[0][j - 1] + cost_of(b[j - 1]);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& now = rows[i % 3];
    const auto& up = rows[(i + 2) % 3];
    const auto& up2 = rows[(i + 1) % 3];
    now[0] = up[0] + cost_of(a[i - 1]);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = a[i - 1] == b[j - 1];
      const int change = same ? 0 : (alike(a[i - 1], b[j - 1]) ? 1 : 2);
      now[j] =
          std::min({up[j] + cost_of(a[i - 1]), now[j - 1] + cost_of(b[j - 1]), up[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        now[j] = std::min(now[j], up2[j - 2] + 2);
    }
  }
  return rows[a.size() % 3][b.size()];
}

// "Maria" and "Mario", "Alexandr" and "Alexandra", "Ivanov" and "Ivanova": the last vowel tells a
// man from a woman. Not in "Loukachenka", where it only tells Belarusian from Russian.
bool differs_in_gender(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  if (a.size() == b.size() + 1) return a.back() == 'a' && a.substr(0, b.size()) == b;
  if (a.size() != b.size() || a.size() < 3 || a.back() == b.back()) return false;
  if (a.substr(0, a.size() - 1) != b.substr(0, b.size() - 1)) return false;
  if (a[a.size() - 2] == 'k') return false;
  return (a.back() == 'a' || b.back() == 'a') && vowel(a.back()) && vowel(b.back());
}

// Fewer words first, then by their letters.
bool comes_first(const PersonName& a, const PersonName& b) {
  if (a.size() != b.size()) return a.size() < b.size();
  return std::lexicographical_compare(
      a.begin(), a.end(), b.begin(), b.end(),
      [](const NameWord& x, const NameWord& y) { return x.folded < y.folded; });
}

}  // namespace

NameMatcher::NameMatcher(const Pack& pack) : pack_(pack) {
  const Table& table = pack.world("transliteration");
  for (std::size_t row = 0; row < table.size(); ++row) {
    Sound s{std::string(table.cell(row, "from")), std::string(table.cell(row, "to")), {}};
    const std::string_view before = table.cell(row, "before");
    for (std::size_t from = 0; from < before.size();) {
      const std::size_t to = std::min(before.find('|', from), before.size());
      s.before.emplace_back(before.substr(from, to - from));
      from = to + 1;
    }
    if (s.from.empty()) continue;
    const auto first = static_cast<unsigned char>(s.from[0]);
    (table.cell(row, "kind") == "letter" ? letters_ : sounds_[first]).push_back(std::move(s));
  }
  const auto longer = [](const Sound& a, const Sound& b) {
    return a.from.size() != b.from.size() ? a.from.size() > b.from.size()
                                          : a.before.size() > b.before.size();
  };
  std::stable_sort(letters_.begin(), letters_.end(), longer);
  for (std::vector<Sound>& sounds : sounds_) std::stable_sort(sounds.begin(), sounds.end(), longer);
  const Table& shorts = pack.world("short_names");
  for (std::size_t row = 0; row < shorts.size(); ++row)
    short_names_.emplace(shorts.cell(row, "short"), shorts.cell(row, "full"));
  for (const Language& language : pack.languages()) add_titles(language.table("titles"));
}

void NameMatcher::add_titles(const Table& table) {
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string_view phrases = table.cell(row, "phrase");
    for (std::size_t from = 0; from <= phrases.size();) {
      const std::size_t to = std::min(phrases.find('|', from), phrases.size());
      std::string phrase = fold(phrases.substr(from, to - from));
      if (!phrase.empty() && phrase.find(' ') == std::string::npos)
        titles_.insert(std::move(phrase));
      from = to + 1;
    }
  }
}

std::string NameMatcher::latin(std::string_view text) const {
  const std::string lowered = lower(text);
  std::string out;
  for (std::size_t i = 0; i < lowered.size();) {
    const CodePoint c = decode(lowered, i);
    const std::string_view letter = std::string_view(lowered).substr(i, c.size);
    const auto row = c.value < 0x80
                         ? letters_.end()
                         : std::find_if(letters_.begin(), letters_.end(),
                                        [&](const Sound& s) { return s.from == letter; });
    out += row == letters_.end() ? letter : std::string_view(row->to);
    i += c.size;
  }
  return out;
}

std::string NameMatcher::key(std::string_view folded) const {
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    const std::string_view rest = folded.substr(i);
    const std::vector<Sound>& sounds = sounds_[static_cast<unsigned char>(rest[0])];
    const auto row = std::find_if(sounds.begin(), sounds.end(), [&](const Sound& s) {
      if (!rest.starts_with(s.from)) return false;
      const std::string_view after = rest.substr(s.from.size());
      return s.before.empty() ||
             std::any_of(s.before.begin(), s.before.end(), [&](const std::string& b) {
               return b == "$" ? after.empty() : after.starts_with(b);
             });
    });
    const std::string_view sound =
        row == sounds.end() ? rest.substr(0, 1) : std::string_view(row->to);
    for (const char c : sound)
      if (out.empty() || out.back() != c) out += c;
    i += row == sounds.end() ? 1 : row->from.size();
  }
  return out;
}

PersonName NameMatcher::parse(std::string_view text) const {
  PersonName words;
  each_word(fold(latin(text)), [&](std::string_view word) {
    if (words.size() == kMaxNameWords) return;
    words.push_back({.folded = std::string(word),
                     .key = key(word),
                     .particle = pack_.world("particles").find(word).has_value()});
  });
  const bool all =
      std::all_of(words.begin(), words.end(), [](const NameWord& w) { return w.particle; });
  if (all)
    for (NameWord& w : words) w.particle = false;
  return words;
}

PersonName NameMatcher::parse_titled(std::string_view text) const {
  PersonName words = parse(text);
  const auto title = [&](const NameWord& w) { return titles_.contains(w.folded); };
  const auto rest = std::count_if(words.begin(), words.end(),
                                  [&](const NameWord& w) { return !title(w) && !w.particle; });
  if (rest > 0) std::erase_if(words, title);
  return words;
}

bool NameMatcher::short_of(const std::string& few, const std::string& full) const {
  return short_names_.contains({few, full});
}

bool NameMatcher::given(const NameWord& word) const {
  return pack_.world("given_names").find(word.folded).has_value();
}

int NameMatcher::compare(const NameWord& a, const NameWord& b) const {
  if (a.folded == b.folded) return kEqual;
  if (a.folded.size() == 1 || b.folded.size() == 1)
    return a.folded[0] == b.folded[0] ? kInitial : 0;
  if (short_of(a.folded, b.folded) || short_of(b.folded, a.folded)) return kShort;
  if (differs_in_gender(a.folded, b.folded)) return kOther;
  if (a.key == b.key) return kSameKey;
  const int longest = static_cast<int>(std::max(a.key.size(), b.key.size()));
  const int steps = distance(a.key, b.key);
  const int likeness = std::max(0, kEqual - steps * 500 / longest);
  if (longest <= 3) return std::min(likeness, steps <= 1 ? 700 : 600);
  if (steps > std::max(2, longest / 2)) return std::min(likeness, kWeak);
  if (a.key[0] != b.key[0] && !alike(a.key[0], b.key[0])) return std::min(likeness, kWeak);
  return likeness;
}

int NameMatcher::compare(const PersonName& a, const PersonName& b) const {
  if (a.empty() || b.empty()) return 0;
  const bool a_first = comes_first(a, b);  // the answer has no direction
  const PersonName& few = a_first ? a : b;
  const PersonName& many = a_first ? b : a;
  struct Pair {
    int score;
    std::size_t i, j, ni, nj;
  };
  std::vector<Pair> pairs;
  const auto both = [&](const NameWord& x, const NameWord& y) {
    const std::string joined = x.folded + y.folded;
    return NameWord{joined, key(joined), false};
  };
  for (std::size_t i = 0; i < few.size(); ++i) {
    for (std::size_t j = 0; j < many.size(); ++j) {
      pairs.push_back({compare(few[i], many[j]), i, j, 1, 1});
      // "Kasymzhomart" against "Kassym-Jomart": two words that the other writes as one.
      if (j + 1 < many.size())
        if (const int s = compare(few[i], both(many[j], many[j + 1])); s >= kNear)
          pairs.push_back({s + 1, i, j, 1, 2});
      if (i + 1 < few.size())
        if (const int s = compare(both(few[i], few[i + 1]), many[j]); s >= kNear)
          pairs.push_back({s + 1, i, j, 2, 1});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Pair& x, const Pair& y) { return x.score > y.score; });
  std::vector<bool> used_few(few.size(), false), used_many(many.size(), false);
  int sum = 0, weight = 0, worst = kEqual, open_many = 0;
  const auto taken = [](const std::vector<bool>& used, std::size_t from, std::size_t n) {
    return used[from] || (n == 2 && used[from + 1]);
  };
  for (const Pair& p : pairs) {
    if (taken(used_few, p.i, p.ni) || taken(used_many, p.j, p.nj)) continue;
    if (few[p.i].particle != many[p.j].particle && p.ni == 1 && p.nj == 1 && p.score < kNear)
      continue;
    for (std::size_t k = 0; k < p.ni; ++k) used_few[p.i + k] = true;
    for (std::size_t k = 0; k < p.nj; ++k) used_many[p.j + k] = true;
    // The shorter word's letters: an initial weighs the same beside any name.
    const int w = static_cast<int>(std::min(few[p.i].folded.size(), many[p.j].folded.size()));
    sum += std::min(p.score, kEqual) * w;
    weight += w;
    if (!few[p.i].particle) worst = std::min(worst, p.score);
  }
  for (std::size_t j = 0; j < many.size(); ++j)
    if (!used_many[j] && !many[j].particle) ++open_many;
  for (std::size_t i = 0; i < few.size(); ++i)
    if (!used_few[i] && !few[i].particle) worst = 0;
  int score = weight ? sum / weight : 0;
  if (worst < kInitial) score = std::min(score, worst);
  score -= kMissingWord * open_many;
  const auto full = [](const PersonName& n) {
    return std::count_if(n.begin(), n.end(), [](const NameWord& w) { return !w.particle; });
  };
  if (full(few) == 1 && full(many) > 1) score = std::min(score, kAlone);
  return std::max(0, score);
}

}  // namespace recoupe
