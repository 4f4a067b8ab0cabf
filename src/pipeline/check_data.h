// Every mistake in a folder of tables that can be seen without a text.
//
// Takes: a folder as `--data` takes it, or none for the built-in tables; the Pack whose columns.tsv
// says what a table holds. Gives: the mistakes, each with file and line, by file and line. Errors:
// kNotFound (no such folder). Example: a phrase "d'avril" of lang/fr, which texts cut into "d'" and
// "avril", never matches.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pack/pack.h"

namespace recoupe {

struct DataCheck {
  std::size_t tables = 0, rows = 0;
  std::vector<Error> mistakes;
};
Result<DataCheck> check_data(const std::optional<std::string>& folder, const Pack& built_in);

}  // namespace recoupe
