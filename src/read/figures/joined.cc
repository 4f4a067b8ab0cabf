#include "read/figures/joined.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/fold.h"
#include "base/utf8.h"
#include "read/language/numerals.h"

namespace recoupe {
namespace {

constexpr std::size_t kLongest = 40;  // bytes of a word that anyone joins so

// The unit that a piece of a word names, as a row of units.tsv.
std::optional<std::uint32_t> unit_row(const Prose& prose, std::string_view piece) {
  const Table& units = prose.language->table("units");
  for (const std::uint32_t row : units.rows_of(prose.pack->vocabulary().find(piece)))
    if (units.cell(row, "position") == "after") return row;
  return std::nullopt;
}

// "thirty-second"
bool is_ordinal(const Prose& prose, std::uint32_t unit) {
  const Table& units = prose.language->table("units");
  const Table& words = prose.language->table("date_words");
  const std::string_view phrase = units.cell(unit, "phrase");
  const auto rows =
      words.rows_of(prose.pack->vocabulary().find(phrase.substr(0, phrase.find('|'))));
  return std::any_of(rows.begin(), rows.end(),
                     [&](std::uint32_t row) { return words.cell(row, "slot") == "nth"; });
}

std::optional<Figure> joined_amount(const Prose& prose, std::size_t at) {
  const Span span = prose.tokens[at].span;
  const std::string form = lower(prose.word(at));
  if (form.size() > kLongest) return std::nullopt;
  const std::size_t sign = form.rfind('-');
  const auto row = unit_row(prose, std::string_view(form).substr(sign + 1));
  if (!row) return std::nullopt;
  const auto value = number_of(prose, std::string_view(form).substr(0, sign));
  if (!value || (!is_digit(static_cast<unsigned char>(form[0])) && is_ordinal(prose, *row)))
    return std::nullopt;
  const Table& units = prose.language->table("units");
  const Table& world = prose.pack->world("units");
  Figure f{.low = *value, .high = *value, .has_low = true, .has_high = true};
  f.span = span;
  f.unit = world.term(units.cell(*row, "unit"));
  if (world.cell(f.unit - 1u, "kind") == "money")
    f.what = prose.pack->world("categories").term("money");
  f.rule = units.rule(*row);
  return f;
}

}  // namespace

std::vector<Figure> joined_amounts(const Prose& prose, Run<Token> sentence) {
  std::vector<Figure> out;
  for (std::size_t i = sentence.begin; i < sentence.end; ++i)
    if (prose.word(i).find('-') != std::string_view::npos)
      if (auto f = joined_amount(prose, i)) out.push_back(*f);
  return out;
}

}  // namespace recoupe
