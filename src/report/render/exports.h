// The account in the forms of other tools: `recoupe brief --export FORMAT=FILE`. docs/exports.md
// says what each of them holds.
//
// Takes: an account; the language of our own words. Gives: the bytes of a file, the same for the
// same account. Never fails. Linear in the account. Does not: write files.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pack/pack.h"
#include "recoupe/dossier.h"

namespace recoupe {

// The evidence of the findings as W3C Web Annotations: one collection, JSON-LD.
std::string account_annotations(const Account& account, const Language& language, const Pack& pack);
// The places of the stories and what happened there, as GeoJSON (RFC 7946).
std::string account_geojson(const Account& account, const Language& language, const Pack& pack);
// Articles, names, quotations, claims and observations in the words of schema.org, as JSON-LD.
std::string account_jsonld(const Account& account, const Language& language, const Pack& pack);
// A ninjs 3.1 composite a story, a line each.
std::string account_ninjs(const Account& account, const Language& language, const Pack& pack);
// FollowTheMoney entities, a line each.
std::string account_ftm(const Account& account, const Language& language, const Pack& pack);

struct ExportFormat {
  std::string_view name;
  std::string (*write)(const Account&, const Language&, const Pack&) = nullptr;
};
std::span<const ExportFormat> export_formats();

}  // namespace recoupe
