// What has changed since an older account, in words: above the account itself.
//
// Takes: the account; nothing is written where no older one was given. Gives: the same lines in
// each form. "updated · How many dead? · one source: 12 → disagree: 12; 17"
#pragma once

#include <string>

#include "recoupe/dossier.h"
#include "report/render/json_writer.h"
#include "report/render/labels.h"
#include "report/render/render.h"

namespace recoupe {

std::string changes_text(const Account& account, const Labels& words, TerminalStyle style);
std::string changes_markdown(const Account& account, const Labels& words);
std::string changes_html(const Account& account, const Labels& words);
// The key "changes" and its value.
void write_changes(const Account& account, JsonWriter& writer);

}  // namespace recoupe
