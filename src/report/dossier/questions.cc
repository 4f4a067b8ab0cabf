#include "report/dossier/questions.h"

#include <algorithm>
#include <optional>

#include "base/codes.h"

namespace recoupe {
namespace {

const Language* speaking(const std::vector<std::string>& languages, const Pack& pack) {
  for (const std::string& l : languages)
    if (const Language& language = pack.language(l); language.table("questions").size())
      return &language;
  for (const Language& language : pack.languages())
    if (language.table("questions").size()) return &language;
  return nullptr;
}

std::string label(const Language& language, std::string_view name, std::string_view column) {
  const Table& labels = language.table("labels");
  const std::size_t colon = name.find(':');
  if (const std::optional<std::size_t> row = labels.find(name))
    return std::string(labels.cell(*row, column));
  std::string plain(name.substr(colon + 1));  // a code without a label speaks for itself
  std::replace(plain.begin(), plain.end(), '_', ' ');
  return plain;
}

void put(std::string& text, std::string_view slot, std::string_view words) {
  if (const std::size_t at = text.find(slot); at != std::string::npos)
    text.replace(at, slot.size(), words);
}

}  // namespace

std::string question_text(Aspect aspect, std::string_view what, std::string_view of,
                          const std::vector<std::string>& languages, const Pack& pack) {
  const Language* language = speaking(languages, pack);
  if (!language) return {};
  const Table& questions = language->table("questions");
  std::string key(code(aspect));
  std::optional<std::size_t> row = questions.find(key + ':' + std::string(what));
  if (!row) row = questions.find(key);
  if (!row) return {};
  std::string text(questions.cell(*row, of.empty() ? "plain" : "grouped"));
  put(text, "{what}", label(*language, "category:" + std::string(what), "counted"));
  put(text, "{of}", label(*language, "group:" + std::string(of), "among"));
  return text;
}

std::string event_question_text(Aspect aspect, std::string_view type, std::string_view mode,
                                std::string_view sides, const std::vector<std::string>& languages,
                                const Pack& pack) {
  const Language* language = speaking(languages, pack);
  if (!language) return {};
  const Table &questions = language->table("questions"), &interface = language->table("interface");
  const std::optional<std::size_t> row = questions.find(code(aspect));
  if (!row) return {};
  std::string text(questions.cell(*row, sides.empty() ? "plain" : "grouped"));
  const std::string act = "mode:" + std::string(mode);
  const std::optional<std::size_t> kind = interface.find("event." + std::string(type));
  if (language->table("labels").find(act) || !kind)
    put(text, "{what}", label(*language, act, "counted"));
  else
    put(text, "{what}", interface.cell(*kind, "text"));
  put(text, "{of}", sides);
  return text;
}

}  // namespace recoupe
