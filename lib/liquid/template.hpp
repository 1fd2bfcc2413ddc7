// A template, parsed.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/arena.hpp"
#include "liquid/node.hpp"
#include "source/diagnostic.hpp"
#include "source/source_file.hpp"

namespace kiji::liquid {

/// Why a template could not be parsed, as Liquid words it.
struct SyntaxFault {
    std::string message;  // without prefix
    std::uint32_t line = 1;
    bool is_syntax = true;  // else the prefix is "Liquid error"
};

/// Never changes once it is parsed. Its views lead into file() and its arena.
class Template {
  public:
    Template(const Template&) = delete;
    Template& operator=(const Template&) = delete;
    ~Template() = default;

    const SourceFile& file() const { return *file_; }
    /// The name in messages in place of a line of the first template; empty for the first.
    const std::string& name() const { return file_->name(); }
    /// False: nothing could be made of it; problems() say why, and rendering it is an error.
    bool ok() const { return fault_ == nullptr; }
    const SyntaxFault* fault() const { return fault_.get(); }
    /// The error that ended the parse, and warnings (ErrorMode::warn). Spans are those of file().
    const Diagnostics& problems() const { return problems_; }
    const Body& body() const { return body_; }

  private:
    friend class Engine;
    Template() = default;

    std::unique_ptr<const SourceFile> owned_;
    const SourceFile* file_ = nullptr;
    Arena arena_;
    Body body_;
    Diagnostics problems_;
    std::unique_ptr<SyntaxFault> fault_;
};

}  // namespace kiji::liquid
