// Of which country they are whom a report calls by what they are alone: where the report plays.
//
// In "La police a fermé le port de Sfax, en Tunisie. Le maire, Ali Bey, a protesté" the police and
// the mayor are Tunisian, and so is Sfax. A place is of the country that is named beside it
// ("Malmstad, Sweden", "à Oum Dabir, dans l'ouest du Soudan"), a person of the one of the noun
// beside the name ("a Canadian engineer, Paul Tremaine"). All others are of the country that the
// report names far more often than any other, its own people and places counted for more than
// states that act on it; or of the government whose capital acts in the sentence before them.
//
// Takes: each sentence while its gazetteer entries are known, then the drafts in the order of the
// text with the entity of each. Gives: the country of each entity, 0 where the text leaves it open.
// Only those of class "at_home" of party_classes.tsv get the report's country, and nobody whose
// office someone else of that country holds. Cost: linear in the words and drafts. Does not: know
// anything of persons.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "read/names/phrases.h"

namespace recoupe {

class Scene {
 public:
  Scene(const Prose& prose, const Pack& pack, const Gazetteer& gazetteer, const NameRuns& runs)
      : prose_(prose), pack_(pack), gazetteer_(gazetteer), runs_(runs) {}

  // Notes the words that name a country. The gazetteer has read that sentence.
  void read(Run<Token> sentence);

  // By entity, of which there are as many as drafts at most.
  std::vector<Term> countries(std::span<MentionDraft> drafts,
                              std::span<const std::uint32_t> entity);
  // The state where the report plays; 0: none stands out. Known once countries() is.
  Term state() const { return clear_ && state_ ? main_ : Term{0}; }

 private:
  struct CountryWord {  // "Kazakh", "Sweden", "Moscow", "Europe"
    std::uint32_t token = 0;
    std::uint32_t length = 0;
    Term country = 0;  // 0: a region of several states
    bool demonym = false;
    std::uint32_t homonym = 0;
  };
  struct Share {  // what speaks for a country
    Term country = 0;
    std::uint32_t votes = 0, mentions = 0;
    bool own = false;   // its police, its minister
    bool said = false;  // a place in it, the state that acts
    bool lead = false;  // it is named where the report begins
  };

  std::vector<CountryWord>::const_iterator word_from(std::uint32_t token) const;
  bool of_someone(const MentionDraft& d) const;
  bool at_home(const MentionDraft& d) const;
  void settle_homonyms(std::span<MentionDraft> drafts);
  Term of_homonym(std::size_t word) const;
  Term beside_place(std::size_t draft) const;
  Term beside_person(const MentionDraft& d) const;
  Term demonym_of(std::uint32_t noun) const;
  bool in_region(const MentionDraft& d) const;
  bool acts(const MentionDraft& d) const;
  Run<Token> lead() const;
  std::vector<Share> shares() const;
  void find_main();
  Run<Token> around(std::uint32_t token) const;
  std::size_t acting(std::size_t draft) const;
  Term told(std::size_t draft) const;

  const Prose& prose_;
  const Pack& pack_;
  const Gazetteer& gazetteer_;
  const NameRuns& runs_;
  std::vector<CountryWord> words_;
  std::span<const MentionDraft> drafts_;
  std::span<const std::uint32_t> entity_;
  std::vector<Term> known_;  // by entity
  Term main_ = 0;
  bool state_ = false;  // it is one, no territory of another
  bool clear_ = false;  // no other country comes near
};

}  // namespace recoupe
