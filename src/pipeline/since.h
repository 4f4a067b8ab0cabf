// What has changed since an older account: findings that are new, whose values or verdict are no
// longer the same, or that are gone.
//
// Takes: the older account as `recoupe brief --json` wrote it, and this one. Gives: the changes, in
// the order of this account, what is gone last; nothing for the same input. Errors: those of a
// file, kCorrupt (no account). Cost: linear, but for look-ups. Example: an account of Monday has
// "How many dead?" with 12, one of Tuesday with 12 and 17: kUpdated.
//
// A finding is the same where its id is. Where an earlier article has come in, and ids with it, it
// is the one that asks the same in the story with which the older one shares most articles. Does
// not: compare evidence, names or the wording of a question.
#pragma once

#include <string>

#include "recoupe/dossier.h"
#include "recoupe/result.h"

namespace recoupe {

// Stories, their articles' ids and their findings; the rest of the older account is not needed.
Result<Account> read_account(const std::string& path);
Changes changes_since(const Account& older, const Account& account);

}  // namespace recoupe
