// The records that JSON and JSON Lines share.
#pragma once

#include <string>
#include <string_view>

#include "output/json_writer.hpp"
#include "output/locator.hpp"
#include "output/output.hpp"

namespace kiji::output {

/// Characters besides letters and digits that stand for themselves in the path of a URI (RFC 3986).
inline constexpr std::string_view uri_path = "-._~/!$&'()*+,;=:@";
/// All bytes but ASCII letters, digits and `kept` as "%E3".
std::string percent_encoded(std::string_view bytes, std::string_view kept);

/// A member; a name that is not UTF-8 cannot stand in JSON, so its bytes follow percent-encoded.
void write_name(JsonWriter& json, std::string_view key, std::string_view name);

void write_error(JsonWriter& json, const Error& error);

/// The findings of one file, an object each.
class FindingWriter {
  public:
    /// Keeps a reference to `file`.
    FindingWriter(const SourceFile& file, Columns columns);

    void write(JsonWriter& json, const Diagnostic& finding);

  private:
    void write_related(JsonWriter& json, const Related& related) const;

    Locator locator_;
    std::string name_;  // of the file, as members
};

}  // namespace kiji::output
