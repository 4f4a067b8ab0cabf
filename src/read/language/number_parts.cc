// Words are looked up as far as a number could reach, which is capped; the longest row wins.
#include "read/language/number_parts.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/fold.h"
#include "read/language/literals.h"

namespace recoupe {
namespace {

using K = PartKind;

constexpr std::size_t kMaxParts = 32;  // no number anyone writes has more words

// The words of the text from `at` on, cut at hyphens, as far as a number could reach.
struct Word {
  WordId id = 0;
  std::uint32_t token = 0;
  bool opens = false, ends = false;  // its token
};

class PartCutter {
 public:
  explicit PartCutter(const Prose& prose)
      : prose_(prose),
        table_(prose.language->table("numbers")),
        kind_(table_.column("kind")),
        value_(table_.column("value")),
        hedge_(table_.column("hedge")),
        lone_(table_.column("lone")) {}

  std::vector<NumberPart> run(std::size_t at, std::size_t end) {
    std::vector<Word> words;
    for (std::size_t i = at; i < end && words.size() + parts_.size() < kMaxParts;) {
      if ((prose_.tokens[i].shape & kDigits) || (i == at && is_point(prose_, i, end))) {
        if (!add_words(words)) return std::move(parts_);
        const std::size_t used = add_literal(i, end);
        if (used == 0) return std::move(parts_);
        i += used;
      } else if (parts_.empty() && apart_hyphen(i, end, words)) {
        words.push_back(
            {prose_.tokens[i + 1].word, static_cast<std::uint32_t>(i + 1), false, true});
        i += 2;
      } else if (split(i, words)) {
        ++i;
      } else {
        break;
      }
    }
    add_words(words);
    return std::move(parts_);
  }

 private:
  // The row of a word behind digits: "m" of "1.2m", "k" of "3 k".
  std::optional<std::uint32_t> size_row(std::string_view word, bool joined) const {
    const bool capitals = word == upper_of(word);
    for (const std::uint32_t row : table_.rows_of(prose_.pack->vocabulary().find(lower(word)))) {
      const K kind = part_kind(table_.cell(row, kind_));
      if (kind == K::kMark || (kind == K::kCapital && capitals) ||
          (kind == K::kSuffix && (joined || capitals)) || (kind == K::kMultiplier && joined))
        return row;
    }
    return std::nullopt;
  }

  static std::string upper_of(std::string_view word) {
    std::string out(word);
    for (char& c : out)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
  }

  // How many tokens it took; 0: nothing may follow.
  std::size_t add_literal(std::size_t i, std::size_t end) {
    const auto n = literal_at(prose_, i, end);
    if (!n) return 0;
    std::uint32_t length = n->length;
    NumberPart part{K::kLiteral, n->value, n->grouped, 0};
    std::optional<std::uint32_t> row;
    if (!n->letters.empty()) {
      row = size_row(n->letters, true);
      if (!row) return 0;
    } else if (i + length < end) {
      row = size_row(prose_.word(i + length), false);
      if (row) ++length;
    }
    if (row) {
      part.value *= table_.number<double>(*row, value_).value_or(1);
      part.grouped = part.value;
      part.kind = K::kSuffix;
    }
    part.token_end = static_cast<std::uint32_t>(i) + length;
    part.plain = n->plain && !row;
    parts_.push_back(part);
    return row ? 0 : length;
  }

  // Adds the pieces of token i, if the vocabulary knows them all.
  bool split(std::size_t i, std::vector<Word>& words) const {
    const Token& t = prose_.tokens[i];
    const auto token = static_cast<std::uint32_t>(i);
    if (t.word != kUnknownWord && prose_.word(i).find('-') == std::string_view::npos) {
      words.push_back({t.word, token, true, true});
      return true;
    }
    const std::string form = lower(prose_.word(i));
    if (form.find('-') == std::string::npos) return false;
    const std::size_t before = words.size();
    for (std::size_t from = 0; from <= form.size();) {
      const std::size_t to = std::min(form.find('-', from), form.size());
      const WordId id =
          prose_.pack->vocabulary().find(std::string_view(form).substr(from, to - from));
      if (id == kUnknownWord || words.size() - before > kMaxParts) {
        words.resize(before);
        return false;
      }
      words.push_back({id, token, from == 0, to == form.size()});
      from = to + 1;
    }
    return true;
  }

  K kind_of(WordId word) const {
    const auto rows = table_.rows_of(word);
    return rows.empty() ? K::kNone : part_kind(table_.cell(rows.front(), kind_));
  }

  // "fifty - two", "five - eighths": a hyphen with spaces around it holds a ten and a digit, or a
  // number and its part, together.
  bool apart_hyphen(std::size_t i, std::size_t end, const std::vector<Word>& words) const {
    if (words.empty() || i + 1 >= end || prose_.word(i) != "-") return false;
    const K before = kind_of(words.back().id), next = kind_of(prose_.tokens[i + 1].word);
    if (next == K::kPart || next == K::kOrdinal) return before == K::kDigit || before == K::kOne;
    return before == K::kTen && next == K::kDigit;
  }

  // Turns the words into parts. Did all of them belong to the number?
  bool add_words(std::vector<Word>& words) {
    std::size_t i = 0;
    while (i < words.size()) {
      const std::size_t used = add_word(words, i);
      if (used == 0) break;
      i += used;
    }
    const bool all = i == words.size();
    words.clear();
    return all;
  }

  // The longest row that starts at word i.
  std::size_t add_word(const std::vector<Word>& words, std::size_t i) {
    NumberPart part;
    std::size_t length = 0;
    Table::Node node = 0;
    for (std::size_t k = i; k < words.size(); ++k) {
      const auto next = table_.step(node, words[k].id);
      if (!next) break;
      node = *next;
      for (const std::uint32_t row : table_.rows_at(node)) {
        const K kind = part_kind(table_.cell(row, kind_));
        if (kind == K::kNone || kind == K::kSuffix || kind == K::kMark || kind == K::kCapital)
          continue;
        part = {kind,
                table_.number<double>(row, value_).value_or(0),
                0,
                words[k].ends ? words[k].token + 1 : 0,
                !table_.cell(row, hedge_).empty(),
                table_.cell(row, lone_) == "yes",
                words[i].opens};
        part.grouped = part.value;
        length = k + 1 - i;
        break;
      }
    }
    if (length > 0) parts_.push_back(part);
    return length;
  }

  const Prose& prose_;
  const Table& table_;
  Table::Column kind_, value_, hedge_, lone_;
  std::vector<NumberPart> parts_;
};

}  // namespace

std::vector<NumberPart> number_parts(const Prose& prose, std::size_t at, std::size_t end) {
  return PartCutter(prose).run(at, std::min(end, prose.tokens.size()));
}

}  // namespace recoupe
