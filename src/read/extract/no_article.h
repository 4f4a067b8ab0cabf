// Pages that are no article: lists of articles, results of a search, players, log-ins, errors.
//
// Takes: what a page says of itself and its address ("" where nobody gave it; a page's own word for
// it is often that of the site), or the title of scraped text, and the bytes of prose in it.
// Gives the rule that makes it none, such as the row of lang/fr/page_titles.tsv for "Page
// introuvable"; 0 where it may be an article. What calls itself an article, or is longer than such
// pages are, is believed. Does not look at the body's shape: see body.h for pages of links.
#pragma once

#include <cstdint>
#include <string_view>

#include "pack/pack.h"
#include "read/extract/metadata.h"

namespace recoupe {

Rule no_article(const Metadata& meta, std::string_view url, std::uint64_t prose, const Pack& pack);
Rule no_article_title(std::string_view title, std::uint64_t prose, const Pack& pack);

}  // namespace recoupe
