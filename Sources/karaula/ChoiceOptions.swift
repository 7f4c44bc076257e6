public import ArgumentParser
public import GeoCore
public import Scenario
public import SensorPhysics
public import TerrainKernels

// The choices that options take by their names.
extension VoidPolicy: ExpressibleByArgument {}
extension ViewshedEngine: ExpressibleByArgument {}
extension ViewshedMode: ExpressibleByArgument {}
extension DiscriminationTask: ExpressibleByArgument {}
extension Light: ExpressibleByArgument {}
extension PlacementInput.Law: ExpressibleByArgument {}
