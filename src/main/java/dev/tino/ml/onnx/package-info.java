/** Writing trained models as ONNX graphs of our own and reading them back with the manifest they carry. */
package dev.tino.ml.onnx;
