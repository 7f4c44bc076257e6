public import ArgumentParser
public import GeoCore
public import TerrainKernels

// The choices that options take by their names.
extension VoidPolicy: ExpressibleByArgument {}
extension ViewshedEngine: ExpressibleByArgument {}
extension ViewshedMode: ExpressibleByArgument {}
