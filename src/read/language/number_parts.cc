// Words are looked up as far as a number could reach, which is capped; the longest row wins.
#include "read/language/number_parts.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/fold.h"
#include "read/language/literals.h"
#include "read/language/numerals.h"

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
      : prose_(prose), table_(prose.language->table("numbers")), kind_(table_.column("kind")) {}

  // Words are fetched one by one: behind most numbers of one word the text goes on otherwise.
  std::vector<NumberPart> run(std::size_t at, std::size_t end) {
    first_ = at_ = at;
    end_ = end;
    for (;;) {
      for (std::size_t i = 0; holds(i);) {
        const std::size_t used = add_word(i);
        if (used == 0) return std::move(parts_);
        i += used;
      }
      if (!has_room() || !at_digits()) return std::move(parts_);
      const std::size_t used = add_literal(at_, end);
      if (used == 0) return std::move(parts_);
      at_ += used;
      words_.clear();
      before_words_ = parts_.size();
    }
  }

  // The parts of "twenty-five" or "12-million"; none where a piece is no number.
  std::vector<NumberPart> of(std::string_view form) {
    for (std::size_t from = 0; from <= form.size() && words_.size() < kMaxParts;) {
      const std::size_t to = std::min(form.find('-', from), form.size());
      const std::string_view piece = form.substr(from, to - from);
      if (const auto n = read_digits(piece, *prose_.language); n && from == 0)
        parts_.push_back({K::kLiteral, n->value, n->grouped, 1});
      else
        words_.push_back({prose_.pack->vocabulary().find(piece), 0, from == 0, true});
      from = to + 1;
    }
    for (std::size_t i = 0; i < words_.size();) {
      const std::size_t used = add_word(i);
      if (used == 0) return {};
      i += used;
    }
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
      const bool apart = n->letters.starts_with('-');  // "$12-billion"
      row = size_row(n->letters.substr(apart ? 1 : 0), true);
      if (!row || (apart && part_kind(table_.cell(*row, kind_)) != K::kMultiplier)) return 0;
    } else if (i + length < end) {
      row = size_row(prose_.word(i + length), false);
      if (row) ++length;
    }
    if (row) {
      part.value *= table_.number<double>(*row, "value").value_or(1);
      part.grouped = part.value;
      part.kind = K::kSuffix;
    }
    part.token_end = static_cast<std::uint32_t>(i) + length;
    part.plain = n->plain && !row;
    parts_.push_back(part);
    return row ? 0 : length;
  }

  bool has_room() const { return at_ < end_ && words_.size() + before_words_ < kMaxParts; }
  bool at_digits() const {
    return (prose_.tokens[at_].shape & kDigits) || (at_ == first_ && is_point(prose_, at_, end_));
  }

  // Is there a word i, before the next digits?
  bool holds(std::size_t i) {
    while (i >= words_.size()) {
      if (!has_room() || at_digits()) return false;
      if (before_words_ == 0 && apart_hyphen(at_)) {
        words_.push_back(
            {prose_.tokens[at_ + 1].word, static_cast<std::uint32_t>(at_ + 1), false, true});
        at_ += 2;
      } else if (split(at_)) {
        ++at_;
      } else {
        return false;
      }
    }
    return true;
  }

  // Adds the pieces of token i, if the vocabulary knows them all.
  bool split(std::size_t i) {
    const Token& t = prose_.tokens[i];
    const auto token = static_cast<std::uint32_t>(i);
    if (t.word != kUnknownWord && prose_.word(i).find('-') == std::string_view::npos) {
      words_.push_back({t.word, token, true, true});
      return true;
    }
    const std::string form = lower(prose_.word(i));
    if (form.find('-') == std::string::npos) return false;
    const std::size_t before = words_.size();
    for (std::size_t from = 0; from <= form.size();) {
      const std::size_t to = std::min(form.find('-', from), form.size());
      const WordId id =
          prose_.pack->vocabulary().find(std::string_view(form).substr(from, to - from));
      if (id == kUnknownWord || words_.size() - before > kMaxParts) {
        words_.resize(before);
        return false;
      }
      words_.push_back({id, token, from == 0, to == form.size()});
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
  bool apart_hyphen(std::size_t i) const {
    if (words_.empty() || i + 1 >= end_ || prose_.word(i) != "-") return false;
    const K before = kind_of(words_.back().id), next = kind_of(prose_.tokens[i + 1].word);
    if (next == K::kPart || next == K::kOrdinal) return before == K::kDigit || before == K::kOne;
    return before == K::kTen && next == K::kDigit;
  }

  // The longest row that starts at word i.
  std::size_t add_word(std::size_t i) {
    NumberPart part;
    std::size_t length = 0;
    Table::Node node = 0;
    for (std::size_t k = i; holds(k); ++k) {
      const auto next = table_.step(node, words_[k].id);
      if (!next) break;
      node = *next;
      for (const std::uint32_t row : table_.rows_at(node)) {
        const K kind = part_kind(table_.cell(row, kind_));
        if (kind == K::kNone || kind == K::kSuffix || kind == K::kMark || kind == K::kCapital)
          continue;
        part = {kind,
                table_.number<double>(row, "value").value_or(0),
                0,
                words_[k].ends ? words_[k].token + 1 : 0,
                !table_.cell(row, "hedge").empty(),
                table_.cell(row, "lone") == "yes",
                words_[i].opens};
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
  Table::Column kind_;
  std::size_t first_ = 0, at_ = 0, end_ = 0;  // tokens; words and parts reach up to at_
  std::vector<Word> words_;                   // since the last digits
  std::size_t before_words_ = 0;              // parts
  std::vector<NumberPart> parts_;
};

}  // namespace

std::vector<NumberPart> number_parts(const Prose& prose, std::size_t at, std::size_t end) {
  return PartCutter(prose).run(at, std::min(end, prose.tokens.size()));
}

std::vector<NumberPart> parts_of(const Prose& prose, std::string_view form) {
  return PartCutter(prose).of(form);
}

}  // namespace recoupe
