#include "read/extract/marks.h"

#include <charconv>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/utf8.h"
#include "read/extract/words.h"

namespace recoupe {
namespace {

struct RoleName {
  std::string_view name;
  std::uint16_t role;
  Residue why;
};
constexpr RoleName kRoles[] = {{"body", kBodyMark, {}},
                               {"lead", kLeadMark, {}},
                               {"title", kTitleMark, {}},
                               {"byline", kBylineMark, {}},
                               {"date", kDateMark, {}},
                               {"caption", kCaptionMark, {}},
                               {"related", kDropMark, Residue::kRelated},
                               {"neighbour", kDropMark, Residue::kNeighbour},
                               {"share", kDropMark, Residue::kShare},
                               {"newsletter", kDropMark, Residue::kNewsletter},
                               {"cookie", kDropMark, Residue::kCookie},
                               {"comment", kDropMark, Residue::kComment},
                               {"author_box", kDropMark, Residue::kAuthorBox},
                               {"navigation", kDropMark, Residue::kNavigation}};

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// The words of one class attribute, an unknown id between the classes.
void class_words(std::string_view value, const Vocabulary& vocabulary, std::vector<Word>& words) {
  constexpr std::size_t kMaxClass = 300;
  value = value.substr(0, kMaxClass);
  words.clear();
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) words.push_back({{}, vocabulary.find_in_phrases(word)});
    word.clear();
  };
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (is_capital(c) && i > 0 && is_lower(value[i - 1])) flush();
    if (is_lower(c) || is_digit(static_cast<unsigned char>(c))) {
      word += c;
    } else if (is_capital(c)) {
      word += ascii_lower(c);
    } else {
      flush();
      if (c == ' ') words.push_back({});
    }
  }
  flush();
}

class Marker {
 public:
  Marker(const HtmlTree& tree, const Pack& pack)
      : tree_(tree), pack_(pack), table_(pack.world("markup")) {}

  Mark of(std::size_t node) {
    Mark mark;
    for (std::uint32_t a = tree_.nodes[node].attrs.begin; a < tree_.nodes[node].attrs.end; ++a) {
      const HtmlAttr& attr = tree_.attrs[a];
      if (attr.key == AttrKey::kWords || attr.key == AttrKey::kRole)
        merge(mark, of_value(attr.value.of(tree_.values)));
      if (attr.key == AttrKey::kItemprop) merge(mark, of_value(attr.value.of(tree_.values)));
      if (attr.key == AttrKey::kHidden) drop(mark, Residue::kOther, pack_.rule("html:hidden"));
    }
    of_tag(tree_.nodes[node].tag, mark);
    return mark;
  }

 private:
  static void drop(Mark& mark, Residue why, Rule rule) {
    mark.roles |= kDropMark;
    mark.most = 0;
    mark.why = why;
    mark.rule = rule;
  }

  static void merge(Mark& mark, const Mark& other) {
    const bool first_drop =
        (other.roles & kDropMark) != 0 && ((mark.roles & kDropMark) == 0 || mark.most != 0);
    if (first_drop) {
      mark.most = other.most;
      mark.why = other.why;
      mark.rule = other.rule;
    }
    mark.roles |= other.roles;
  }

  void of_tag(Tag tag, Mark& mark) const {
    switch (tag) {
      case Tag::kNav:
        return drop(mark, Residue::kNavigation, pack_.rule("html:nav"));
      case Tag::kAside:
        return drop(mark, Residue::kRelated, pack_.rule("html:aside"));
      case Tag::kFooter:
        return drop(mark, Residue::kNavigation, pack_.rule("html:footer"));
      case Tag::kForm:
      case Tag::kButton:
      case Tag::kDialog:
      case Tag::kMedia:
        return drop(mark, Residue::kOther, pack_.rule("html:form"));
      case Tag::kCaption:
        mark.roles |= kCaptionMark;
        return;
      default:
        return;
    }
  }

  const Mark& of_value(std::string_view value) {
    const auto [at, fresh] = known_.try_emplace(value);
    if (!fresh) return at->second;
    class_words(value, pack_.vocabulary(), words_);
    Mark mark;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (const PhraseMatch& m : all_phrases(table_, words_, i)) merge(mark, of_row(m.row));
    }
    return at->second = mark;
  }

  Mark of_row(std::uint32_t row) const {
    Mark mark;
    const std::string_view name = table_.cell(row, "role");
    const std::string_view most = table_.cell(row, "most");
    std::from_chars(most.data(), most.data() + most.size(), mark.most);
    mark.rule = table_.rule(row);
    mark.roles = kDropMark;
    mark.why = Residue::kOther;
    for (const RoleName& r : kRoles) {
      if (r.name == name) {
        mark.roles = r.role;
        mark.why = r.why;
      }
    }
    return mark;
  }

  const HtmlTree& tree_;
  const Pack& pack_;
  const Table& table_;
  std::vector<Word> words_;
  std::unordered_map<std::string_view, Mark> known_;  // by values of the tree
};

}  // namespace

std::vector<Mark> marks_of(const HtmlTree& tree, const Pack& pack) {
  Marker marker(tree, pack);
  std::vector<Mark> marks(tree.nodes.size());
  for (std::size_t n = 0; n < marks.size(); ++n) {
    // Nothing is asked of an element without words but the day that its title may hold.
    const bool empty = tree.nodes[n].text.size() <= 1 && tree.attr(n, AttrKey::kHint).empty();
    if (tree.nodes[n].tag != Tag::kText && !empty) marks[n] = marker.of(n);
  }
  return marks;
}

}  // namespace recoupe
