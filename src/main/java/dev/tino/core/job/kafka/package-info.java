/** Hands jobs over between many nodes through Kafka: messages tell who may claim what, the table of jobs decides. */
package dev.tino.core.job.kafka;
