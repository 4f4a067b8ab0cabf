// Says what the runs are that no table knows: a person, a place, a body, nothing.
//
// Takes: the runs of an article in the order of the text, with what stands around them, and the
// drafts that the phrases and tables made. Gives: more drafts. What the model marks is what the
// model says, and where there is a model, only known surnames besides. Without a model: full names
// first, then the surnames that the article introduces elsewhere, then places after "à", then
// acronyms. Linear. Does not: look at tables of states or
// bodies.
#pragma once

#include <cstdint>
#include <vector>

#include "base/interned.h"
#include "read/names/phrases.h"

namespace recoupe {

// A run of words that no table knows, and what stands around it.
struct CapitalRun {
  Run<Token> words{};
  Run<Token> with_article{};  // "l'AVI"; the words alone where none stands before
  Run<Token> alias{};         // "(AVI)" after the full name
  NameKind label{};           // what the model says it is
  Told told{};                // what the noun beside it says it is: "the company Marlow"
  ActorKind kind{};           // of an organisation: by the words in it
  bool read = false;          // a model says so
  bool locative = false;      // "à", "in" before it
  bool verb = false;          // a finite verb follows
  bool aside = false;         // a comma follows: "Elsa Brandt, qui gérait"
  bool plain = false;         // no word behind the first is in a table
  bool acts = false;          // a subject, or "the" before it, and no word of a longer noun
  bool aside_note = false;    // "(" before it: an outlet, a party
  bool first = false;
  bool headline = false;
  Term country = 0;  // "Chile's Ramon Osta", "Bank of Chile"
  Term sector = 0;
  std::uint32_t text = 0;  // the judge's number of its folded words
};

class CapitalJudge {
 public:
  CapitalJudge(const Prose& prose, const Pack& pack, const NameRuns& runs,
               const LabelledNames& labels, std::vector<MentionDraft>& drafts)
      : prose_(prose), pack_(pack), runs_(runs), labels_(labels), drafts_(drafts) {}

  void judge(std::vector<CapitalRun>& all);

 private:
  // What the article says of a name or a word of one.
  struct Known {
    bool word = false;     // of a name that the article introduces
    bool surname = false;  // the last word of one
    bool alias = false;    // a short name that stands in brackets after the full one
    bool acronym = false;  // that stands for a body somewhere
    bool medium = false;   // that the article calls a medium somewhere
    Told told{};
  };

  void gather(const std::vector<CapitalRun>& all);
  void learn(Run<Token> name);
  bool known(std::size_t i) { return known_[word(i)].word; }
  bool acronym(const CapitalRun& r) const;
  NameKind kind_of(const CapitalRun& r) const;
  Known& known_of(Run<Token> run);
  std::uint32_t text(Run<Token> run);
  std::uint32_t word(std::size_t token);
  void add_marked(const CapitalRun& r);
  bool full_name(const CapitalRun& r) const;
  void add_person(Run<Token> words, Term country, const char* rule);
  void judge_rest(const CapitalRun& r);
  bool known_surnames(const CapitalRun& r);

  const Prose& prose_;
  const Pack& pack_;
  const NameRuns& runs_;
  const LabelledNames& labels_;
  std::vector<MentionDraft>& drafts_;
  Interned texts_;                    // folded
  std::vector<Known> known_{{}};      // by number of its text
  std::vector<std::uint32_t> words_;  // by token: its text, once asked for
};

}  // namespace recoupe
