#include "dedupe/report.hpp"

namespace kiji::dedupe {

std::string_view name_of(Relation relation) {
    switch (relation) {
        case Relation::title_repeat:
            return "title-repeat";
        case Relation::run:
            return "run";
        case Relation::exact:
            return "exact";
        case Relation::contained:
            return "contained";
        case Relation::reordered:
            return "reordered";
        case Relation::near:
            return "near";
        case Relation::boilerplate:
            return "boilerplate";
        case Relation::template_text:
            return "template";
        case Relation::similar:
            break;
    }
    return "similar";
}

bool is_duplicate(Relation relation) {
    return relation != Relation::boilerplate && relation != Relation::template_text &&
           relation != Relation::similar;
}

std::string_view name_of(UnitKind unit) {
    switch (unit) {
        case UnitKind::section:
            return "section";
        case UnitKind::block:
            return "block";
        case UnitKind::sentence:
            return "sentence";
        case UnitKind::span:
            break;
    }
    return "span";
}

std::string_view name_of(Measure measure) {
    switch (measure) {
        case Measure::jaccard:
            return "jaccard";
        case Measure::containment:
            return "containment";
        case Measure::edit:
            break;
    }
    return "edit";
}

}  // namespace kiji::dedupe
