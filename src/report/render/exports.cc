#include "report/render/exports.h"

#include <array>

namespace recoupe {
namespace {

constexpr std::array<ExportFormat, 2> kFormats{
    {{"annotations", account_annotations}, {"geojson", account_geojson}}};

}  // namespace

std::span<const ExportFormat> export_formats() { return kFormats; }

}  // namespace recoupe
