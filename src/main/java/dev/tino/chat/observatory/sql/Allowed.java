package dev.tino.chat.observatory.sql;

import java.util.Set;
import java.util.TreeSet;

import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.OrderByClause;
import net.sf.jsqlparser.expression.PartitionByClause;
import net.sf.jsqlparser.expression.RowConstructor;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.WindowElement;
import net.sf.jsqlparser.expression.WindowOffset;
import net.sf.jsqlparser.expression.WindowRange;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NamedExpressionList;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Distinct;
import net.sf.jsqlparser.statement.select.ExceptOp;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.IntersectOp;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.Offset;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.UnionOp;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;

/** All that a statement may be made of. What stands in no list is refused, whatever the parser knows besides. */
final class Allowed {

    /** Parts of a parsed statement. */
    static final Set<Class<?>> PARTS = Set.of(
            PlainSelect.class, ParenthesedSelect.class, LateralSubSelect.class, SetOperationList.class, UnionOp.class,
            IntersectOp.class, ExceptOp.class, Values.class, WithItem.class, SelectItem.class, AllColumns.class,
            AllTableColumns.class, Distinct.class, Table.class, ParenthesedFromItem.class, Join.class, GroupByElement.class,
            OrderByElement.class, Limit.class, Offset.class, Fetch.class, Alias.class, Alias.AliasColumn.class,
            Column.class, LongValue.class, DoubleValue.class, StringValue.class, NullValue.class, BooleanValue.class,
            DateTimeLiteralExpression.class, IntervalExpression.class, TimeKeyExpression.class,
            Addition.class, Subtraction.class, Multiplication.class, Division.class, Modulo.class, Concat.class,
            SignedExpression.class, AndExpression.class, OrExpression.class, NotExpression.class, EqualsTo.class,
            NotEqualsTo.class, GreaterThan.class, GreaterThanEquals.class, MinorThan.class, MinorThanEquals.class,
            Between.class, InExpression.class, ExistsExpression.class, AnyComparisonExpression.class, IsNullExpression.class,
            IsBooleanExpression.class, IsDistinctExpression.class, LikeExpression.class, CaseExpression.class,
            WhenClause.class, CastExpression.class, ColDataType.class, ExtractExpression.class, TrimFunction.class,
            ExpressionList.class, ParenthesedExpressionList.class, NamedExpressionList.class,
            RowConstructor.class, Function.class, AnalyticExpression.class, WindowDefinition.class, WindowElement.class,
            WindowOffset.class, WindowRange.class, PartitionByClause.class, OrderByClause.class);

    /**
     * None reads anything but its arguments, changes anything, or makes much out of little: power and exp are missing, which
     * make numbers of a hundred thousand digits. {@link SqlArguments} says of some what they may be given.
     */
    static final Set<String> FUNCTIONS = sorted("""
            count sum avg min max stddev stddev_samp stddev_pop variance var_samp var_pop corr covar_samp covar_pop
            regr_slope regr_intercept regr_r2 bool_and bool_or every string_agg percentile_cont percentile_disc mode
            grouping row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value
            lower upper initcap btrim ltrim rtrim trim length char_length left right substring substr position strpos replace
            split_part concat concat_ws reverse starts_with to_char
            date_trunc date_part age to_date make_date now
            abs ceil ceiling floor round trunc sign sqrt ln log mod greatest least coalesce nullif width_bucket""");

    /** To cast to. */
    static final Set<String> TYPES = sorted("""
            smallint integer int int2 int4 int8 bigint numeric decimal real float float4 float8 double text varchar char
            boolean bool date time timestamp interval""");

    /** Words that PostgreSQL takes for a call without parentheses. The parser takes them for columns. */
    static final Set<String> WORDS_THAT_CALL = sorted("""
            user current_user session_user system_user current_role current_catalog current_schema""");

    private Allowed() {
    }

    private static Set<String> sorted(String words) {
        return new TreeSet<>(Set.of(words.strip().split("\\s+")));
    }
}
