/// How QGIS edits a layer's features: a widget, a default and constraints by column.
///
/// Columns that it does not name cannot be edited: they are results.
struct QMLForm {
  /// One of the values that a column can be given.
  struct Choice {
    let value: String
    /// What the list shows for it.
    let label: String
  }

  /// What a column is edited with.
  enum Widget {
    case text
    case json
    /// Yes, no or nothing.
    case flag
    case choice([Choice])
    /// A number within bounds, or nothing.
    case number(ClosedRange<Double>, decimals: Int, step: Double)
  }

  /// What a value should be, in QGIS's words and in ours.
  struct Rule {
    let expression: String
    let description: String
  }

  /// A column that can be edited.
  struct Field {
    let column: String
    let widget: Widget
    /// The expression, in QGIS's words, of a new feature's value.
    let fallback: String?
    let isRequired: Bool
    let isUnique: Bool
    let rule: Rule?

    init(
      _ column: String, _ widget: Widget, fallback: String? = nil, isRequired: Bool = false,
      isUnique: Bool = false, rule: Rule? = nil
    ) {
      self.column = column
      self.widget = widget
      self.fallback = fallback
      self.isRequired = isRequired
      self.isUnique = isUnique
      self.rule = rule
    }
  }

  let fields: [Field]

  /// The form as a style has it.
  ///
  /// - Parameter columns: the layer's, in order.
  func xml(forColumns columns: [String]) -> Markup {
    let editable = Set(fields.map(\.column))
    return """
      <fieldConfiguration>
      \(fields.map(\.configuration).joined())</fieldConfiguration>
      <defaults>
      \(fields.map(\.standard).joined())</defaults>
      <constraints>
      \(fields.map(\.constraint).joined())</constraints>
      <constraintExpressions>
      \(fields.map(\.expression).joined())</constraintExpressions>
      <editable>
      \(columns.map { Self.editable($0, editable.contains($0)) }.joined())</editable>

      """
  }

  private static func editable(_ column: String, _ isEditable: Bool) -> Markup {
    "<field name=\"\(column)\" editable=\"\(isEditable ? 1 : 0)\"/>\n"
  }
}

extension QMLForm.Field {
  /// QGIS's flags of constraints (QgsFieldConstraints::Constraint).
  private static let (notNull, unique, ruled) = (1, 2, 4)
  /// QGIS's strengths of constraints: none, one that stops a feature, one that only warns.
  private static let (none, hard, soft) = (0, 1, 2)

  fileprivate var configuration: Markup {
    "<field name=\"\(column)\" configurationFlags=\"None\">\(widget.xml)</field>\n"
  }

  fileprivate var standard: Markup {
    "<default field=\"\(column)\" expression=\"\(fallback ?? "")\" applyOnUpdate=\"0\"/>\n"
  }

  fileprivate var constraint: Markup {
    let flags =
      (isRequired ? Self.notNull : 0) | (isUnique ? Self.unique : 0) | (rule == nil ? 0 : Self.ruled)
    return """
      <constraint field="\(column)" constraints="\(flags)" \
      notnull_strength="\(isRequired ? Self.hard : Self.none)" \
      unique_strength="\(isUnique ? Self.hard : Self.none)" \
      exp_strength="\(rule == nil ? Self.none : Self.soft)"/>

      """
  }

  fileprivate var expression: Markup {
    "<constraint field=\"\(column)\" exp=\"\(rule?.expression ?? "")\" "
      + "desc=\"\(rule?.description ?? "")\"/>\n"
  }
}

extension QMLForm.Widget {
  /// The widget as a style has it.
  fileprivate var xml: Markup {
    switch self {
    case .text: Self.xml("TextEdit", "")
    case .json: Self.xml("JsonEdit", "")
    case .flag:
      Self.xml("CheckBox", "<Option type=\"bool\" name=\"AllowNullState\" value=\"true\"/>")
    case .choice(let choices):
      Self.xml("ValueMap", "<Option type=\"List\" name=\"map\">\(choices.map(\.xml).joined())</Option>")
    case .number(let bounds, let decimals, let step):
      Self.xml(
        "Range",
        """
        <Option type="bool" name="AllowNull" value="true"/>\
        <Option type="double" name="Min" value="\(bounds.lowerBound)"/>\
        <Option type="double" name="Max" value="\(bounds.upperBound)"/>\
        <Option type="double" name="Step" value="\(step)"/>\
        <Option type="int" name="Precision" value="\(decimals)"/>\
        <Option type="QString" name="Style" value="SpinBox"/>
        """)
    }
  }

  private static func xml(_ type: String, _ options: Markup) -> Markup {
    "<editWidget type=\"\(type)\"><config><Option type=\"Map\">\(options)</Option></config></editWidget>"
  }
}

extension QMLForm.Choice {
  fileprivate var xml: Markup {
    "<Option type=\"Map\"><Option type=\"QString\" name=\"\(label)\" value=\"\(value)\"/></Option>"
  }
}
