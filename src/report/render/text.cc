#include "report/render/render.h"

namespace recoupe {

std::string explain_text(const Reading&, const Pack&, TerminalStyle) { return {}; }
std::string account_text(const Account&, const Language&, TerminalStyle) { return {}; }
std::string account_markdown(const Account&, const Language&) { return {}; }

}  // namespace recoupe
