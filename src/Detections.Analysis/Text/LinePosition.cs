namespace Detections.Analysis.Text;

/// <summary>A place in a file: line and column count from 0, the column in UTF-16 units.</summary>
public readonly record struct LinePosition(int Line, int Column);
