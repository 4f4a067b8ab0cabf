// See name_match.h. Words differ by an edit distance in half steps: a vowel costs one, a consonant
// two, since transliterations quarrel about vowels. "Maria" and "Mario" are two people all the
// same.
#include "relate/actors/name_match.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/fold.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr int kEqual = 1000, kSameKey = 980, kInitial = 800, kWeak = 740, kOther = 700, kNear = 900,
              kShort = 940, kFewSounds = 690, kBothGenders = 600;
constexpr int kMissingWord = 30;           // a word that only one of the names has
constexpr std::size_t kArticle = 2;        // letters of "al-" and its like
constexpr std::size_t kMaxWordBytes = 40;  // longer words are cut: no name is as long

// Of every letter, in which of the sets it is, a bit each.
template <std::size_t N>
constexpr std::array<std::uint8_t, 256> sets_of(const std::array<std::string_view, N>& sets) {
  static_assert(N <= 8);
  std::array<std::uint8_t, 256> out{};
  for (std::size_t i = 0; i < N; ++i)
    for (const char c : sets[i])
      out[static_cast<unsigned char>(c)] |= static_cast<std::uint8_t>(1u << i);
  return out;
}
bool share(const std::array<std::uint8_t, 256>& sets, char a, char b) {
  return sets[static_cast<unsigned char>(a)] & sets[static_cast<unsigned char>(b)];
}
constexpr auto kVowels = sets_of(std::array<std::string_view, 1>{"aeiouy"});
bool vowel(char c) { return kVowels[static_cast<unsigned char>(c)]; }

// What it costs, in half steps, to change a sound of one name into one of the other, or to leave
// one out of the first (`drop`) or of the second (`add`).
struct Spelt {  // both in letters of their own
  // "Jomart" and "Schomart": zh and sh; "Gyu" and "Kyu": voiced or not
  static constexpr auto kAlike =
      sets_of(std::array<std::string_view, 5>{"aeiouy", "SJ", "gk", "dt", "bp"});
  static int change(char a, char b) { return a == b ? 0 : share(kAlike, a, b) ? 1 : 2; }
  static int drop(char c) { return vowel(c) ? 1 : 2; }
  static int add(char c) { return drop(c); }
};

// The first without its short vowels: "bvtin" is "putin", where v stands for w, o and u, b for p.
struct Unvowelled : Spelt {
  static constexpr auto kOne =
      sets_of(std::array<std::string_view, 4>{"bpfv", "vuo", "aeiou", "sc"});
  static int change(char a, char b) {
    return share(kOne, a, b) ? 0 : (a == 'g' && b == 'J') ? 1 : Spelt::change(a, b);
  }
  static int add(char c) { return vowel(c) ? 0 : 2; }
};

// One of them bent to the syllables of another tongue: "beuladimileu", "uradimiru".
struct Bent : Spelt {
  static constexpr auto kAlike =
      sets_of(std::array<std::string_view, 6>{"rl", "Jdtc", "Stsc", "bpvf", "Js", "uv"});
  static int change(char a, char b) {
    return a == b ? 0 : share(kAlike, a, b) || share(Spelt::kAlike, a, b) ? 1 : 2;
  }
};

// Weighted edit distance with swaps of neighbours; half steps.
template <class Cost>
int distance(std::string_view a, std::string_view b) {
  a = a.substr(0, kMaxWordBytes);
  b = b.substr(0, kMaxWordBytes);
  std::array<std::array<int, kMaxWordBytes + 1>, 3> rows{};
  for (std::size_t j = 1; j <= b.size(); ++j) rows[0][j] = rows[0][j - 1] + Cost::add(b[j - 1]);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& now = rows[i % 3];
    const auto& up = rows[(i + 2) % 3];
    const auto& up2 = rows[(i + 1) % 3];
    now[0] = up[0] + Cost::drop(a[i - 1]);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({up[j] + Cost::drop(a[i - 1]), now[j - 1] + Cost::add(b[j - 1]),
                         up[j - 1] + Cost::change(a[i - 1], b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        now[j] = std::min(now[j], up2[j - 2] + 2);
    }
  }
  return rows[a.size() % 3][b.size()];
}

// How much of two keys is one, of kEqual. What a key may be rid of at no cost adds no length.
template <class Cost>
int likeness_of(std::string_view a, std::string_view b) {
  const auto counted = std::count_if(b.begin(), b.end(), [](char c) { return Cost::add(c) > 0; });
  const int longest = std::max(static_cast<int>(a.size()), static_cast<int>(counted));
  return longest ? std::max(0, kEqual - distance<Cost>(a, b) * 500 / longest) : 0;
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

// How many words of another spelling one word may hold, and how like it they must be.
std::size_t most_joined(const NameWord& w) { return w.writing == Writing::kSyllables ? 3 : 2; }
int least_joined(const NameWord& w) {
  return w.writing == Writing::kSyllables ? kSameAsked : kNear;
}

// Fewer words first, then by their letters.
bool comes_first(const PersonName& a, const PersonName& b) {
  if (a.size() != b.size()) return a.size() < b.size();
  return std::lexicographical_compare(
      a.begin(), a.end(), b.begin(), b.end(),
      [](const NameWord& x, const NameWord& y) { return x.folded < y.folded; });
}

}  // namespace

NameMatcher::NameMatcher(const Pack& pack)
    : pack_(pack), particles_(pack.world("particles")), legal_forms_(pack.world("legal_forms")) {
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

NameMatcher::Latin NameMatcher::latin(std::string_view text) const {
  const std::string lowered = lower(text);
  Latin out;
  for (std::size_t i = 0; i < lowered.size();) {
    const CodePoint c = decode(lowered, i);
    const std::string_view letter = std::string_view(lowered).substr(i, c.size);
    const auto row = c.value < 0x80
                         ? letters_.end()
                         : std::find_if(letters_.begin(), letters_.end(),
                                        [&](const Sound& s) { return s.from == letter; });
    out.text += row == letters_.end() ? letter : std::string_view(row->to);
    if (c.value >= 0x80 && row == letters_.end())
      out.whole &= writing_of(c.value) == Writing::kLatin;
    i += c.size;
  }
  return out;
}

std::string NameMatcher::key(std::string_view folded, bool doubled_is_one) const {
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
      if (!doubled_is_one || out.empty() || out.back() != c) out += c;
    i += row == sounds.end() ? 1 : row->from.size();
  }
  return out;
}

NameWord NameMatcher::word(std::string folded, Writing writing) const {
  NameWord out;
  out.folded = std::move(folded);
  out.writing = writing;
  out.key = key(out.folded, writing != Writing::kAbjad);
  out.particle = particles_.find(out.folded) || legal_forms_.find(out.folded);
  return out;
}

// A name with letters that the table does not know, each word of them romanised.
PersonName NameMatcher::parse_mixed(std::string_view text) const {
  PersonName words;
  for (std::size_t at = 0; at < text.size() && words.size() < kMaxNameWords;) {
    std::size_t end = at;
    Writing writing = Writing::kLatin;
    while (end < text.size()) {
      const CodePoint c = decode(text, end);
      const bool inside = end > at && c.value == '\'';  // "ג'ו"
      if (!is_letter(c.value) && !inside) break;
      if (c.value >= 0x80) writing = std::max(writing, writing_of(c.value));
      end += c.size;
    }
    if (end == at) {
      at += decode(text, at).size;
      continue;
    }
    const std::string_view piece = text.substr(at, end - at);
    std::string letters = writing == Writing::kLatin ? fold(piece) : romanise(piece);
    if (!letters.empty()) words.push_back(word(std::move(letters), writing));
    at = end;
  }
  return words;
}

PersonName NameMatcher::parse(std::string_view text) const {
  PersonName words;
  if (const Latin plain = latin(text); !plain.whole)
    words = parse_mixed(plain.text);
  else
    each_word(fold(plain.text), [&](std::string_view w) {
      if (words.size() < kMaxNameWords) words.push_back(word(std::string(w), Writing::kLatin));
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

// Two words of which at least one is written in no letters that the table knows.
int NameMatcher::compare_across(const NameWord& a, const NameWord& b) const {
  if (b.writing > a.writing) return compare_across(b, a);
  if (a.writing == b.writing) return likeness_of<Spelt>(a.key, b.key);
  if (a.writing != Writing::kAbjad) return likeness_of<Bent>(a.key, b.key);
  int best = likeness_of<Unvowelled>(a.key, b.key);
  // "alasd": an article that is written as one with its name.
  if (a.key.size() > kArticle + 1 && particles_.find(a.folded.substr(0, kArticle)))
    best = std::max(best, likeness_of<Unvowelled>(std::string_view(a.key).substr(kArticle), b.key));
  return a.key.size() <= 2 ? std::min(best, kFewSounds) : best;
}

int NameMatcher::compare(const NameWord& a, const NameWord& b) const {
  if (a.folded == b.folded) return kEqual;
  if (a.writing != Writing::kLatin || b.writing != Writing::kLatin) return compare_across(a, b);
  if (a.folded.size() == 1 || b.folded.size() == 1)
    return a.folded[0] == b.folded[0] ? kInitial : 0;
  if (short_of(a.folded, b.folded) || short_of(b.folded, a.folded)) return kShort;
  if (differs_in_gender(a.folded, b.folded)) return kOther;
  if (a.key == b.key) return kSameKey;
  const int longest = static_cast<int>(std::max(a.key.size(), b.key.size()));
  const int steps = distance<Spelt>(a.key, b.key);
  const int likeness = std::max(0, kEqual - steps * 500 / longest);
  if (longest <= 3) return std::min(likeness, steps <= 1 ? 700 : 600);
  if (steps > std::max(2, longest / 2)) return std::min(likeness, kWeak);
  if (Spelt::change(a.key[0], b.key[0]) > 1) return std::min(likeness, kWeak);
  return likeness;
}

// Words that another spelling writes as one.
NameWord NameMatcher::joined(const PersonName& name, std::size_t from, std::size_t n) const {
  std::string letters;
  for (std::size_t i = from; i < from + n; ++i) letters += name[i].folded;
  return {letters, key(letters), false, name[from].writing};
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
  for (std::size_t i = 0; i < few.size(); ++i) {
    for (std::size_t j = 0; j < many.size(); ++j) {
      pairs.push_back({compare(few[i], many[j]), i, j, 1, 1});
      // "Kasymzhomart" against "Kassym-Jomart": words that the other writes as one.
      for (std::size_t n = 2; n <= most_joined(few[i]) && j + n <= many.size(); ++n)
        if (const int s = compare(few[i], joined(many, j, n)); s >= least_joined(few[i]))
          pairs.push_back({s + 1, i, j, 1, n});
      for (std::size_t n = 2; n <= most_joined(many[j]) && i + n <= few.size(); ++n)
        if (const int s = compare(joined(few, i, n), many[j]); s >= least_joined(many[j]))
          pairs.push_back({s + 1, i, j, n, 1});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Pair& x, const Pair& y) { return x.score > y.score; });
  std::vector<bool> used_few(few.size(), false), used_many(many.size(), false);
  int sum = 0, weight = 0, worst = kEqual, open_many = 0, other_gender = 0;
  const auto taken = [](const std::vector<bool>& used, std::size_t from, std::size_t n) {
    const auto first = used.begin() + static_cast<std::ptrdiff_t>(from);
    return std::find(first, first + static_cast<std::ptrdiff_t>(n), true) !=
           first + static_cast<std::ptrdiff_t>(n);
  };
  for (const Pair& p : pairs) {
    if (taken(used_few, p.i, p.ni) || taken(used_many, p.j, p.nj)) continue;
    if ((few[p.i].particle || many[p.j].particle) && p.ni == 1 && p.nj == 1 && p.score < kNear &&
        few[p.i].writing == many[p.j].writing)
      continue;
    for (std::size_t k = 0; k < p.ni; ++k) used_few[p.i + k] = true;
    for (std::size_t k = 0; k < p.nj; ++k) used_many[p.j + k] = true;
    // The shorter word's letters: an initial weighs the same beside any name.
    const int w = static_cast<int>(std::min(few[p.i].folded.size(), many[p.j].folded.size()));
    sum += std::min(p.score, kEqual) * w;
    weight += w;
    if (!few[p.i].particle) worst = std::min(worst, p.score);
    if (p.score == kOther) ++other_gender;
  }
  for (std::size_t j = 0; j < many.size(); ++j)
    if (!used_many[j] && !many[j].particle) ++open_many;
  for (std::size_t i = 0; i < few.size(); ++i)
    if (!used_few[i] && !few[i].particle) worst = 0;
  int score = weight ? sum / weight : 0;
  if (worst < kInitial) score = std::min(score, worst);
  if (other_gender > 1) score = std::min(score, kBothGenders);
  score -= kMissingWord * open_many;
  const auto full = [](const PersonName& n) {
    return std::count_if(n.begin(), n.end(), [](const NameWord& w) { return !w.particle; });
  };
  const auto foreign = [](const PersonName& n) {
    return std::any_of(n.begin(), n.end(),
                       [](const NameWord& w) { return w.writing != Writing::kLatin; });
  };
  if (full(few) == 1 && full(many) > 1) score = std::min(score, kAlone);
  if (foreign(few) != foreign(many)) score = std::min(score, kAcross);
  return std::max(0, score);
}

}  // namespace recoupe
