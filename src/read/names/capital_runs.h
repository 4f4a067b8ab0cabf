// Says what the runs are that no table knows: a person, a place, a body, nothing.
//
// Takes: the runs of an article in the order of the text, with what stands around them, and the
// drafts that the phrases and tables made. Gives: more drafts. What the model marks is what the
// model says, and where there is a model, only known surnames besides. Without a model: full names
// first, then the surnames that the article introduces elsewhere, then places after "à", then
// acronyms. Linear. Does not: look at tables of states or
// bodies.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

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
};

class CapitalJudge {
 public:
  CapitalJudge(const Prose& prose, const Pack& pack, const NameRuns& runs,
               const LabelledNames& labels, std::vector<MentionDraft>& drafts)
      : prose_(prose), pack_(pack), runs_(runs), labels_(labels), drafts_(drafts) {}

  void judge(const std::vector<CapitalRun>& all);

 private:
  void learn(Run<Token> name);
  bool known(std::size_t i) const;
  bool acronym(const CapitalRun& r) const;
  NameKind kind_of(const CapitalRun& r) const;
  std::string text(Run<Token> run) const;
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
  std::map<std::string, Told> told_;
  std::set<std::string> known_;     // folded words of the names that the article introduces
  std::set<std::string> surnames_;  // and the last word of each
  std::set<std::string> aliases_;   // and the short names that stand in brackets after the full
  std::set<std::string> acronyms_;  // folded; those that stand for a body somewhere
  std::set<std::string> media_;     // folded names of what the article calls a medium somewhere
};

}  // namespace recoupe
