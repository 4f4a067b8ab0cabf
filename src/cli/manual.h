// The manual page and the completions of shells, made of the one definition of commands and flags.
//
// Takes: the program's CLI::App. Gives: `man`: a page in roff; `bash`, `zsh`, `fish`: a script that
// the shell sources; for another form nothing. Does not: need the program to run.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace recoupe {

std::vector<std::string> manual_forms();
std::string manual(const CLI::App& app, std::string_view form);

}  // namespace recoupe
