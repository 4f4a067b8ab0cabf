// One pass a sentence numbers its words, a second writes them.
//
//   "Il part du port." -> 1 Il, 2 part, 3-4 du (3 de, 4 le), 5 port, 6 .
//
// A contraction takes two numbers. What hangs on it hangs on its pronoun, or on its preposition
// where it holds an article.
#include "read/language/conllu.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <vector>

#include "base/fold.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr std::array<std::string_view, 19> kUposNames{
    "X",    "ADJ",  "ADP",   "ADV",   "AUX",   "CCONJ", "DET",  "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",   "VERB", "ADP",  "ADP"};

// A line holds no control character of the text.
void append_clean(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    const bool control = c.value < 0x20 || (c.value >= 0x7f && c.value < 0xa0) ||
                         c.value == 0x2028 || c.value == 0x2029;
    append(out, control ? U' ' : c.value);
    at += c.size;
  }
}

struct Word {  // columns 2 to 8
  std::string_view form, lemma, upos, features;
  std::uint32_t head = 0;
  std::string_view relation;
};

class Writer {
 public:
  Writer(const Prose& prose, std::string_view id, TagNames names)
      : prose_(prose),
        id_(id),
        names_(names),
        contractions_(prose.language->table("contractions")),
        offsets_(prose.text) {}

  std::string run() {
    out_ = "# newdoc id = ";
    append_clean(out_, id_);
    out_ += '\n';
    numbers_.resize(prose_.units.size());
    for (std::size_t s = 0; s < prose_.sentence_units.size(); ++s) sentence(s);
    if (prose_.sentence_units.empty()) out_ += '\n';
    return std::move(out_);
  }

 private:
  bool tagged(const Unit& u) const { return !names_.tags.empty() && u.head != kNoHead; }

  // The row that opens the unit, if it is a contraction here.
  std::optional<std::size_t> contraction(const Unit& u) const {
    const auto row = contractions_.find(lower(u.span.of(prose_.text)));
    if (!row || !tagged(u) || u.upos == Upos::kAdpDet || holds_pronoun(u, *row)) return row;
    return std::nullopt;
  }

  bool holds_pronoun(const Unit& u, std::size_t row) const {
    return u.upos == Upos::kAdpPron || contractions_.cell(row, "always") == "yes";
  }

  void sentence(std::size_t s) {
    units_ = prose_.sentence_units[s];
    if (units_.empty()) return;
    out_ += "# sent_id = ";
    append_clean(out_, id_);
    out_ += fmt::format("-{}\n# text = ", s + 1);
    append_clean(out_, prose_.sentences[s].span.of(prose_.text));
    out_ += '\n';
    std::uint32_t next = 1;
    for (std::uint32_t i = units_.begin; i < units_.end; ++i) {
      numbers_[i] = next;
      next += contraction(prose_.units[i]) ? 2 : 1;
    }
    for (std::uint32_t i = units_.begin; i < units_.end;) i = token(i);
    out_ += '\n';
  }

  // Writes the token that begins with this unit; gives the unit behind it.
  std::uint32_t token(std::uint32_t i) {
    std::uint32_t end = i + 1;
    while (end < units_.end && prose_.units[end].joined) ++end;
    const Span span{prose_.units[i].span.begin, prose_.units[end - 1].span.end};
    const std::uint32_t last = end < units_.end ? numbers_[end] - 1 : last_number();
    if (last > numbers_[i]) {
      out_ += fmt::format("{}-{}\t", numbers_[i], last);
      append_clean(out_, span.of(prose_.text));
      out_ += "\t_\t_\t_\t_\t_\t_\t_\t";
      misc(span, end, {});
      for (; i < end; ++i) unit(i, std::nullopt);
    } else {
      unit(i, end);
    }
    return end;
  }

  std::uint32_t last_number() const {
    const std::uint32_t i = units_.end - 1;
    return numbers_[i] + (contraction(prose_.units[i]) ? 1 : 0);
  }

  // `end`: the unit behind, where the unit is a token of its own and so has offsets.
  void unit(std::uint32_t i, std::optional<std::uint32_t> end) {
    const Unit& u = prose_.units[i];
    if (const auto row = contraction(u)) return open(i, *row);
    Word w{.form = u.span.of(prose_.text), .lemma = u.lemma.of(prose_.lemmas)};
    if (tagged(u)) {
      w.upos = kUposNames.at(static_cast<std::size_t>(u.upos));
      w.features = features(u);
      w.relation = relation(u);
    }
    w.head = head(i);
    word(numbers_[i], w);
    if (end)
      misc(u.span, *end, name(u));
    else
      plain_misc(name(u));
  }

  // "du": both words hang where the unit hangs. "auquel": the preposition hangs on the pronoun.
  void open(std::uint32_t i, std::size_t row) {
    const Unit& u = prose_.units[i];
    const bool pronoun = holds_pronoun(u, row);
    const std::string_view preposition = contractions_.cell(row, "first");
    Word first{.form = preposition, .lemma = preposition, .head = head(i)};
    Word second{.form = contractions_.cell(row, "second"),
                .lemma = contractions_.cell(row, "lemma"),
                .head = head(i)};
    if (tagged(u)) {
      first.upos = kUposNames[static_cast<std::size_t>(Upos::kAdp)];
      second.upos = kUposNames[static_cast<std::size_t>(pronoun ? Upos::kPron : Upos::kDet)];
      second.features = contractions_.cell(row, "features");
      first.relation = pronoun ? "case" : relation(u);
      second.relation = pronoun ? relation(u) : "det";
    }
    if (pronoun)
      first.head = numbers_[i] + 1;
    else if (first.head == 0)
      second.head = numbers_[i];
    word(numbers_[i], first);
    plain_misc(name(u));
    word(numbers_[i] + 1, second);
    plain_misc({});
  }

  std::uint32_t head(std::uint32_t i) const {
    const std::uint32_t h = prose_.units[i].head;
    if (h == kRoot) return 0;
    if (h == kNoHead || h < units_.begin || h >= units_.end) return i == units_.begin ? 0 : 1;
    const auto row = contraction(prose_.units[h]);
    return numbers_[h] + (row && holds_pronoun(prose_.units[h], *row) ? 1 : 0);
  }

  std::string_view features(const Unit& u) const {
    if (u.tag >= names_.tags.size()) return {};
    const std::string_view tag = names_.tags[u.tag];
    const std::size_t bar = tag.find('|');
    return bar == std::string_view::npos ? std::string_view() : tag.substr(bar + 1);
  }

  std::string_view relation(const Unit& u) const {
    return u.relation < names_.relations.size() ? names_.relations[u.relation] : std::string_view();
  }

  void field(std::string_view text) {
    append_clean(out_, text.empty() ? "_" : text);
    out_ += '\t';
  }

  void word(std::uint32_t number, const Word& w) {
    out_ += fmt::format("{}\t", number);
    field(w.form);
    field(w.lemma);
    field(w.upos);
    out_ += "_\t";
    field(w.features);
    out_ += fmt::format("{}\t", w.head);
    field(w.relation);
    out_ += "_\t";
  }

  // The unit's label among names; "" where it is in none.
  std::string_view name(const Unit& u) const {
    if (u.name >= names_.names.size() || names_.names[u.name] == "O") return {};
    return names_.names[u.name];
  }

  void misc(Span span, std::uint32_t next, std::string_view name) {
    const bool glued = next < prose_.units.size() && prose_.units[next].span.begin == span.end;
    if (!name.empty()) out_ += fmt::format("Name={}|", name);
    out_ += fmt::format("{}start_char={}|end_char={}\n", glued ? "SpaceAfter=No|" : "",
                        offsets_.at(span.begin), offsets_.at(span.end));
  }

  void plain_misc(std::string_view name) {
    out_ += name.empty() ? "_\n" : fmt::format("Name={}\n", name);
  }

  const Prose& prose_;
  std::string_view id_;
  TagNames names_;
  const Table& contractions_;
  CodePoints offsets_;
  Run<Unit> units_{};                   // of the sentence in hand
  std::vector<std::uint32_t> numbers_;  // of each unit: the number of its first word
  std::string out_;
};

}  // namespace

std::string conllu_text(const Prose& prose, std::string_view id, TagNames names) {
  return Writer(prose, id, names).run();
}

std::string unread_conllu(std::string_view id, std::string_view error) {
  std::string out = "# newdoc id = ";
  append_clean(out, id);
  out += "\n# error = ";
  append_clean(out, error);
  return out + "\n\n";
}

}  // namespace recoupe
