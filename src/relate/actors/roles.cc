#include "relate/actors/roles.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "base/fold.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

// Words as the phrases of tables have them: a clitic keeps its apostrophe ("d'"), "'s" is a word of
// its own.
std::vector<std::string> words_of(std::string_view text) {
  const std::string lowered = lower(text);
  std::vector<std::string> words;
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < lowered.size() && words.size() < kMaxRoleWords;) {
    const CodePoint c = decode(lowered, i);
    const std::string_view letter = std::string_view(lowered).substr(i, c.size);
    if (is_letter(c.value) || is_digit(c.value) || c.value == '-' || c.value == '.') {
      word += letter;
    } else if (c.value == '\'' && !word.empty()) {
      const std::string_view rest = std::string_view(lowered).substr(i);
      const bool possessive = rest == "'s" || rest.starts_with("'s ");
      if (possessive) flush();
      word += letter;
      if (!possessive) flush();
    } else {
      flush();
    }
    i += c.size;
  }
  flush();
  for (std::string& w : words)
    while (w.size() > 3 && w.back() == '.') w.pop_back();
  return words;
}

std::vector<WordId> ids_of(std::string_view text, const Vocabulary& vocabulary) {
  std::vector<WordId> ids;
  for (const std::string& word : words_of(text)) ids.push_back(vocabulary.find(word));
  return ids;
}

struct Found {
  std::size_t row = 0, length = 0;
};

Found longest(const Table& table, std::span<const WordId> words, std::size_t at) {
  Found best;
  Table::Node node = 0;
  for (std::size_t i = at; i < words.size() && words[i] != kUnknownWord; ++i) {
    const auto next = table.step(node, words[i]);
    if (!next) break;
    node = *next;
    if (const auto& rows = table.rows_at(node); !rows.empty()) best = {rows.front(), i + 1 - at};
  }
  return best;
}

// Where two tables have a phrase of the same length, the earlier one's counts.
constexpr std::array<std::string_view, 7> kTables{
    "titles", "bodies", "institutions", "portfolios", "countries", "collectives", "qualifiers"};

constexpr std::array<std::string_view, 3> kMinisters{"minister", "deputy_minister",
                                                     "secretary_of_state"};

}  // namespace

// The first title, institution, body and group win: heads stand before what belongs to them in some
// languages and after it in others, and the stages that need the difference have the title.
RoleCodes RoleReader::read(std::string_view text, std::string_view language) const {
  RoleCodes role;
  const Language& tables = pack_.language(language);
  const std::vector<WordId> words = ids_of(text, pack_.vocabulary());
  std::array<const Table*, kTables.size()> looked_up{};
  for (std::size_t i = 0; i < kTables.size(); ++i) looked_up[i] = &tables.table(kTables[i]);
  std::string portfolio;
  for (std::size_t at = 0; at < words.size();) {
    Found best;
    std::size_t which = 0;
    for (std::size_t i = 0; i < kTables.size(); ++i)
      if (const Found f = longest(*looked_up[i], words, at); f.length > best.length)
        best = f, which = i;
    if (best.length == 0) {
      ++at;
      continue;
    }
    const Table& table = *looked_up[which];
    const std::string_view name = kTables[which];
    const std::string code(table.cell(best.row, "code"));
    if (name == "titles" && role.title.empty()) {
      const std::string_view kind = table.cell(best.row, "kind");
      role.counterpart = kind == "counterpart";
      role.office = kind == "office";
      role.title = code;
    } else if (name == "bodies" && role.code.empty()) {
      role.code = code;
    } else if (name == "institutions" && role.body.empty()) {
      role.body = code;
      role.named = table.cell(best.row, "takes") == "name";
    } else if (name == "portfolios" && portfolio.empty()) {
      portfolio = code;
    } else if (name == "collectives" && role.group.empty()) {
      role.group = code;
    } else if (name == "countries") {
      const std::string_view kind = table.cell(best.row, "kind");
      if (kind == "seat" && role.body.empty()) role.body = table.cell(best.row, "stands_for");
      if (role.place.empty() && kind != "seat") role.place = kind;
    } else if (name == "qualifiers") {
      const std::string_view kind = table.cell(best.row, "kind");
      role.former |= kind == "former";
      role.deputy |= kind == "deputy";
    }
    at += best.length;
  }
  if (!portfolio.empty()) {
    if (std::find(kMinisters.begin(), kMinisters.end(), role.title) != kMinisters.end())
      role.title = (role.title == "deputy_minister" ? "deputy_minister_" : "minister_") + portfolio;
    if (role.body == "ministry" || role.body == "department") role.body = "ministry_" + portfolio;
  }
  role.of_something = !role.title.empty() && (!role.body.empty() || !role.code.empty());
  if (role.of_something || role.deputy) role.office = false;
  return role;
}

std::string RoleReader::medium(std::string_view name) const {
  const std::vector<WordId> words = ids_of(name, pack_.vocabulary());
  for (const char* table : {"agencies", "media"}) {
    const Table& t = pack_.world(table);
    for (std::size_t at = 0; at < words.size(); ++at)
      if (const Found f = longest(t, words, at); f.length > 0 && at + f.length == words.size())
        return std::string(t.cell(f.row, "name"));
  }
  return {};
}

}  // namespace recoupe
