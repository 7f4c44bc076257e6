/// What a front end hears of while work is done: the workbench itself neither prints nor logs.
public enum WorkEvent: Sendable {
  /// What the user should know, a sentence.
  case warning(String)
  /// What happened that is no reason to worry, a sentence.
  case notice(String)
  /// A step that is done and what it took, for those who ask for details.
  case detail(String)
  /// The share of the work that is done, in (0, 1].
  case progress(Double)
}

/// Takes events, from any thread.
///
/// Work waits until it returns: a front end that does more than show a line hands the event on and comes back at once. What it
/// does with an event changes no bit of a result.
public typealias WorkReport = @Sendable (WorkEvent) -> Void
