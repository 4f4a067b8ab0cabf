// Bylines into people: "Par Jeanne Petit et Ali Khan, avec AFP" is Jeanne Petit and Ali Khan.
//
// Takes: bylines as a page writes them, and the outlet's name, which signs nothing beside a person.
// Gives the people, in order, each once. Linear. Does not tell a person from a firm of two words in
// capitals.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "read/extract/words.h"

namespace recoupe {

std::vector<std::string> people_of(const std::vector<std::string>& bylines, std::string_view outlet,
                                   const Pack& pack);

// Who signs where no person does: "Von Redaktion" is "Redaktion"; "" for what signs nothing, such
// as an address, a date or a sentence.
std::string signature_of(std::string_view byline, const Pack& pack);

// Somebody's short name where no person is named: "Realiberry"; "" for a desk, an agency, the
// outlet and more than three words.
std::string alias_of(std::string_view byline, std::string_view outlet, const Pack& pack);

// A line that announces who wrote: "Von Olga am 7. Januar", "7 janvier 2022, par Lise Moreau".
struct Announced {
  bool announces = false;
  std::vector<std::string> people;
  std::string rest;  // what stands behind the announcing words, to its first sign, day or role
};
Announced announced_in(std::string_view line, std::string_view outlet, const Pack& pack);

// The people of a line that is their names, and perhaps a day: with known given names, or behind
// the day ("7 janvier 2022 - Tullia Brandt"; before it stand places).
std::vector<std::string> lone_people(std::string_view line, std::string_view outlet,
                                     const Pack& pack);

// An agency, by its name or its short name, and nothing else.
bool is_agency(std::string_view name, const Pack& pack);

// Does it begin with the words that announce an author: "Par", "Written by"?
bool announces_author(std::span<const Word> words, const Pack& pack);

}  // namespace recoupe
